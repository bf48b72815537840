/// Decides on changes of a ticket that is there.
struct ChangeDecider {
    let actor: Actor
    let ticket: Ticket
    let version: DeskVersion
    let situation: Situation

    /// Refuses what the actor may not know of or do, and a ticket that is no longer as the actor read it.
    init(_ request: CommandRequest, _ situation: Situation, for operation: Operation) throws(Refusal) {
        guard let ticket = situation.ticket, let version = situation.desk else { throw .ticketNotFound(request) }
        switch Authorization.may(request.actor, operation, ticket) {
        case .yes: break
        case .no: throw .forbidden(operation)
        case .notFound: throw .ticketNotFound(request)
        }
        if let expected = request.expectedRevision, expected != ticket.revision {
            throw .staleRevision(expected: expected, present: ticket.revision)
        }
        self.actor = request.actor
        self.ticket = ticket
        self.version = version
        self.situation = situation
    }

    private var desk: Desk { version.desk }
    private var isCustomer: Bool { Authorization.isCustomerSide(actor, of: ticket) }

    func update(_ changes: TicketChanges) throws(Refusal) -> Decision {
        var validator = FieldValidator(desk: desk)
        let changed = validator.changed(changes, of: ticket)
        try validator.finish()
        if isCustomer, desk.isTerminal(ticket.status.key) { throw .notEditable(status: ticket.status.key) }
        return try decision(changed.isEmpty ? [] : [.updated(changed)])
    }

    func transition(to key: String) throws(Refusal) -> Decision {
        guard let target = desk.status(key) else {
            throw .invalid([.unknownStatus(key, known: desk.statuses.map(\.key))])
        }
        let role = Authorization.workflowRole(of: actor)
        let from = ticket.status.key
        guard let move = desk.transition(from: from, to: key, on: .command), move.roles.contains(role) else {
            let legal = desk.transitions(from: from, by: role).map(\.status.key)
            throw .illegalTransition(from: from, to: key, legal: legal)
        }
        return try decision([.transitioned(from: from, to: target.reference, trigger: .command)])
    }

    func addComment(
        _ body: String, replyTo: Int64?, informational: Bool, channel: Channel
    ) throws(Refusal) -> Decision {
        var validator = FieldValidator(desk: desk)
        validator.checkComment(body, replyTo: replyTo, exists: situation.repliedToExists)
        try validator.finish()
        try checkCommentsTaken()
        let comment = NewComment(id: ticket.commentCount + 1, body: body, replyTo: replyTo, channel: channel)
        return try decision([.commentAdded(comment)] + moveAfterComment(informational: informational))
    }

    private func checkCommentsTaken() throws(Refusal) {
        guard let status = desk.status(ticket.status.key) else { return }
        let policy = isCustomer ? status.customerReply : status.agentReply
        if policy == .refuse { throw .commentsClosed(status: status.key) }
    }

    private func moveAfterComment(informational: Bool) -> [TicketEvent.Change] {
        if informational, !isCustomer { return [] }
        let trigger: Transition.Trigger = isCustomer ? .customerReply : .agentReply
        guard let target = desk.statusAfterReply(in: ticket.status.key, trigger: trigger) else { return [] }
        return [.transitioned(from: ticket.status.key, to: target.reference, trigger: trigger)]
    }

    private func decision(_ changes: [TicketEvent.Change]) throws(Refusal) -> Decision {
        let events = changes.enumerated().map { index, change in
            TicketEvent(
                ticketNumber: ticket.number, revision: ticket.revision + Int64(index) + 1, time: situation.now,
                actor: actor.person, change: change)
        }
        return try Decision(applying: events, to: ticket, outbox: [])
    }
}
