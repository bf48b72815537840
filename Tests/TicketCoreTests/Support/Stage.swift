import TicketCore

/// A desk and a ticket on which commands are decided, one after the other.
struct Stage {
    var desk: Desk
    var now = Cast.now
    private(set) var ticket: Ticket?
    private(set) var events: [TicketEvent] = []
    private(set) var comments: [TicketComment] = []

    /// An empty stage, or one with a ticket of Ana's.
    init(desk: Desk = Cast.desk, ticket: Ticket? = nil) {
        self.desk = desk
        self.ticket = ticket
    }

    /// A stage with Ana's ticket in this status.
    static func with(status: String, shared: Bool = false, desk: Desk = Cast.desk) throws(Refusal) -> Stage {
        var stage = Stage(desk: desk)
        let created = try stage.create(NewTicket(desk: desk.key, subject: "Something", shared: shared))
        var ticket = created.outcome.ticket
        if let status = desk.status(status) { ticket.status = status.reference }
        return Stage(desk: desk, ticket: ticket)
    }

    /// Decides, and takes what was decided.
    @discardableResult
    mutating func run(_ request: CommandRequest) throws(Refusal) -> Decision {
        let decision = try decide(request, in: situation(for: request))
        guard !request.validateOnly else { return decision }
        ticket = decision.outcome.ticket
        events += decision.events
        comments += decision.events.compactMap { TicketComment($0) }
        return decision
    }

    @discardableResult
    mutating func create(
        _ new: NewTicket, as actor: Actor = Cast.ana, validateOnly: Bool = false
    ) throws(Refusal) -> Decision {
        try run(CommandRequest(actor: actor, command: .create(new), validateOnly: validateOnly))
    }

    @discardableResult
    mutating func update(
        _ changes: TicketChanges, as actor: Actor = Cast.ana, expecting revision: Int64? = nil
    ) throws(Refusal) -> Decision {
        try run(CommandRequest(actor: actor, command: .update(number: 1, changes: changes), expectedRevision: revision))
    }

    @discardableResult
    mutating func transition(
        to status: String, as actor: Actor = Cast.alba, expecting revision: Int64? = nil
    ) throws(Refusal) -> Decision {
        try run(
            CommandRequest(actor: actor, command: .transition(number: 1, status: status), expectedRevision: revision))
    }

    @discardableResult
    mutating func comment(
        _ body: String = "Hello", as actor: Actor = Cast.ana, replyTo: Int64? = nil, informational: Bool = false,
        expecting revision: Int64? = nil
    ) throws(Refusal) -> Decision {
        try run(
            CommandRequest(
                actor: actor,
                command: .addComment(
                    number: 1, body: body, replyTo: replyTo, informational: informational, channel: .app),
                expectedRevision: revision))
    }

    private func situation(for request: CommandRequest) -> Situation {
        var isReplied = false
        if case .addComment(_, _, let replyTo, _, _) = request.command {
            isReplied = comments.contains { $0.id == replyTo }
        }
        return Situation(
            desk: DeskVersion(version: 3, desk: desk), ticket: ticket, newNumber: 1, repliedToExists: isReplied,
            now: now)
    }
}
