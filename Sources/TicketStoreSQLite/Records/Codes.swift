internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// A value that is kept as a number, in columns and in records alike. The numbers are those of `records.proto`.
protocol Coded {
    associatedtype Code: ProtobufEnum

    /// Its number.
    var code: Code { get }

    /// The value of a number; nil for one that this version does not know.
    init?(_ code: Code)
}

extension Coded {
    /// The number as a column has it.
    var column: Int64 { Int64(code.rawValue) }

    /// The value of a column's number.
    init(column: Int64, in place: StaticString) throws {
        guard let number = Int32(exactly: column), let value = Self(Code(rawValue: number)) else {
            throw StoreFailure.corrupt("\(place): no value has the number \(column)")
        }
        self = value
    }

    /// The value of a record's number.
    init(record code: Code, in place: StaticString) throws {
        guard let value = Self(code) else {
            throw StoreFailure.corrupt("\(place): no value has the number \(code.rawValue)")
        }
        self = value
    }
}

extension Channel: Coded {
    var code: ChannelCode {
        switch self {
        case .api: .api
        case .app: .app
        case .chat: .chat
        case .mail: .mail
        }
    }

    init?(_ code: ChannelCode) {
        switch code {
        case .api: self = .api
        case .app: self = .app
        case .chat: self = .chat
        case .mail: self = .mail
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension Role: Coded {
    var code: RoleCode {
        switch self {
        case .requester: .requester
        case .agent: .agent
        case .admin: .admin
        case .service: .service
        case .system: .system
        }
    }

    init?(_ code: RoleCode) {
        switch code {
        case .requester: self = .requester
        case .agent: self = .agent
        case .admin: self = .admin
        case .service: self = .service
        case .system: self = .system
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension Status.Category: Coded {
    var code: CategoryCode {
        switch self {
        case .new: .new
        case .open: .open
        case .waiting: .waiting
        case .solved: .solved
        case .closed: .closed
        }
    }

    init?(_ code: CategoryCode) {
        switch code {
        case .new: self = .new
        case .open: self = .open
        case .waiting: self = .waiting
        case .solved: self = .solved
        case .closed: self = .closed
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension Status.WaitingOn: Coded {
    var code: WaitingOnCode {
        switch self {
        case .nobody: .nobody
        case .agent: .agent
        case .customer: .customer
        case .thirdParty: .thirdParty
        }
    }

    init?(_ code: WaitingOnCode) {
        switch code {
        case .nobody: self = .nobody
        case .agent: self = .agent
        case .customer: self = .customer
        case .thirdParty: self = .thirdParty
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension Transition.Trigger: Coded {
    var code: TriggerCode {
        switch self {
        case .command: .command
        case .customerReply: .customerReply
        case .agentReply: .agentReply
        case .assignment: .assignment
        case .escalation: .escalation
        case .timer: .timer
        case .conversion: .conversion
        }
    }

    init?(_ code: TriggerCode) {
        switch code {
        case .command: self = .command
        case .customerReply: self = .customerReply
        case .agentReply: self = .agentReply
        case .assignment: self = .assignment
        case .escalation: self = .escalation
        case .timer: self = .timer
        case .conversion: self = .conversion
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension FieldChange.Field: Coded {
    var code: FieldCode {
        switch self {
        case .subject: .subject
        case .issueType: .issueType
        case .shared: .shared
        case .locale: .locale
        }
    }

    init?(_ code: FieldCode) {
        switch code {
        case .subject: self = .subject
        case .issueType: self = .issueType
        case .shared: self = .shared
        case .locale: self = .locale
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension TicketLink.Kind: Coded {
    var code: LinkCode {
        switch self {
        case .related: .related
        case .followUpOf: .followUpOf
        case .followedUpBy: .followedUpBy
        case .childOf: .childOf
        case .parentOf: .parentOf
        }
    }

    init?(_ code: LinkCode) {
        switch code {
        case .related: self = .related
        case .followUpOf: self = .followUpOf
        case .followedUpBy: self = .followedUpBy
        case .childOf: self = .childOf
        case .parentOf: self = .parentOf
        case .unspecified, .unrecognized: return nil
        }
    }
}
