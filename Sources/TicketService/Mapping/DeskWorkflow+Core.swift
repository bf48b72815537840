internal import TicketCore
internal import TicketMessages

extension TicketMessages.DeskStatus {
    init(_ status: Status, view: DeskView) {
        self.init(
            key: status.key, label: view.text(status.labels(for: view.role)),
            description: view.text(status.descriptions), labels: status.labels.wire,
            category: StatusCategory(status.category), waitingOn: WaitingOn(status.waitingOn),
            terminal: view.desk.isTerminal(status.key), agentLabels: view.isStaff ? status.agentLabels.wire : [],
            customersSee: view.isStaff ? status.customerAlias ?? "" : "",
            customerReply: DeskReplyPolicy(status.customerReply), agentReply: DeskReplyPolicy(status.agentReply),
            replyWindow: status.replyWindowSeconds.map { GoogleProtobufDuration(seconds: $0) },
            lateReply: status.replyWindowSeconds == nil ? .unspecified : DeskReplyPolicy(status.lateReply))
    }
}

extension TicketMessages.DeskReplyPolicy {
    init(_ policy: ReplyPolicy) {
        switch policy {
        case .accept: self = .accept
        case .reopen: self = .reopen
        case .followUp: self = .followUp
        case .refuse: self = .refuse
        }
    }
}

extension TicketMessages.DeskTransition {
    init(_ transition: Transition, view: DeskView) {
        self.init(
            fromStatus: transition.from ?? "*", toStatus: transition.to ?? "*", roles: transition.roles.messages,
            actionLabel: view.text(transition.actionLabels),
            onCustomerReply: transition.triggers.contains(.customerReply),
            onAgentReply: transition.triggers.contains(.agentReply),
            triggers: Transition.Trigger.allCases.filter(transition.triggers.contains).map(TransitionTrigger.init),
            guards: transition.guards.map(DeskGuard.init), effects: transition.effects.map(DeskEffect.init),
            actionLabels: transition.actionLabels.wire)
    }
}

extension TicketMessages.DeskGuard {
    init(_ condition: TransitionGuard) {
        switch condition {
        case .assignee: self.init(kind: .assignee)
        case .reason: self.init(kind: .reason)
        case .track(let key, let states): self.init(kind: .track, track: key, states: states)
        }
    }
}

extension TicketMessages.DeskEffect {
    init(_ effect: TransitionEffect) {
        switch effect {
        case .unassign: self.init(kind: .unassign)
        case .notify(let audience, let message):
            self.init(kind: .notify, audience: DeskAudience(audience), message: message)
        }
    }
}

extension TicketMessages.DeskAudience {
    init(_ audience: TransitionEffect.Audience) {
        switch audience {
        case .requester: self = .requester
        case .participants: self = .participants
        case .assignee: self = .assignee
        }
    }
}

extension TicketMessages.DeskTrack {
    init(_ track: Track, view: DeskView) {
        self.init(
            key: track.key, displayName: view.text(track.names), initialState: track.initialState,
            states: track.states.map { state in
                DeskTrackState(
                    key: state.key, label: view.text(state.labels), description: view.text(state.descriptions),
                    labels: state.labels.wire, terminal: state.terminal)
            },
            moves: track.moves.map { move in
                DeskTrackMove(
                    fromState: move.from ?? "*", toState: move.to ?? "*", roles: move.roles.messages,
                    actionLabel: view.text(move.actionLabels))
            })
    }
}

extension TicketMessages.DeskTimer {
    init(_ timer: TicketCore.DeskTimer) {
        self.init(
            key: timer.key, armedBy: timer.armedBy.map(DeskSignal.init),
            disarmedBy: timer.disarmedBy.map(DeskSignal.init), duration: GoogleProtobufDuration(seconds: timer.seconds),
            durationMin: timer.secondsRange.map { GoogleProtobufDuration(seconds: $0.lowerBound) },
            durationMax: timer.secondsRange.flatMap {
                $0.upperBound == .max ? nil : GoogleProtobufDuration(seconds: $0.upperBound)
            },
            clock: timer.clock == .wall ? .wall : .serviceHours, toStatus: timer.target)
    }
}

extension TicketMessages.DeskSignal {
    init(_ signal: TicketCore.DeskTimer.Signal) {
        switch signal {
        case .agentReply: self.init(kind: .agentReply)
        case .customerActivity: self.init(kind: .customerActivity)
        case .entered(let status): self.init(kind: .entered, status: status)
        case .left(let status): self.init(kind: .left, status: status)
        case .assigned: self.init(kind: .assigned)
        }
    }
}
