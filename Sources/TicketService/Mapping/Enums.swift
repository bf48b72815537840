internal import TicketCore
internal import TicketMessages

extension TicketMessages.StatusCategory {
    init(_ category: Status.Category) {
        switch category {
        case .new: self = .new
        case .open: self = .open
        case .waiting: self = .waiting
        case .solved: self = .solved
        case .closed: self = .closed
        }
    }

    /// The core's category; nil for one that is unspecified or unknown.
    var core: Status.Category? { Status.Category.allCases.first { Self($0) == self } }
}

extension TicketMessages.WaitingOn {
    init(_ waitingOn: Status.WaitingOn) {
        switch waitingOn {
        case .nobody: self = .nobody
        case .agent: self = .agent
        case .customer: self = .customer
        case .thirdParty: self = .thirdParty
        }
    }

    /// The core's value; nil for one that is unspecified or unknown.
    var core: Status.WaitingOn? { Status.WaitingOn.allCases.first { Self($0) == self } }
}

extension TicketMessages.Channel {
    init(_ channel: TicketCore.Channel) {
        switch channel {
        case .api: self = .api
        case .app: self = .app
        case .chat: self = .chat
        case .mail: self = .mail
        }
    }

    /// The core's channel; nil for one that is unspecified or unknown.
    var core: TicketCore.Channel? { TicketCore.Channel.allCases.first { Self($0) == self } }
}

extension TicketMessages.Role {
    init(_ role: TicketCore.Role) {
        switch role {
        case .requester: self = .requester
        case .agent: self = .agent
        case .admin: self = .admin
        case .service: self = .service
        case .system: self = .system
        }
    }
}

extension TicketMessages.TransitionTrigger {
    init(_ trigger: Transition.Trigger) {
        switch trigger {
        case .command: self = .command
        case .customerReply: self = .customerReply
        case .agentReply: self = .agentReply
        case .assignment: self = .assignment
        case .escalation: self = .escalation
        case .timer: self = .timer
        case .conversion: self = .conversion
        }
    }
}
