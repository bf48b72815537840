extension Decision {
    /// The decision for these events, with the ticket that they make of the present one.
    init(applying events: [TicketEvent], to present: Ticket?, outbox: [OutboxEntry]) throws(Refusal) {
        var ticket = present
        var comment: Comment?
        for event in events {
            guard let next = Ticket.applying(event, to: ticket) else { break }
            ticket = next
            comment = Comment(event) ?? comment
        }
        guard let ticket else { throw .notFound(what: "ticket") }
        self.init(events: events, outbox: outbox, outcome: CommandOutcome(ticket: ticket, comment: comment))
    }
}
