/// Gathers the events of one command on one ticket, with the ticket as they make it.
struct EventLog {
    /// Who acts beside whoever asks, and why.
    struct Speaker {
        var person: PersonReference
        var cause: EventCause
    }

    /// Who asks.
    let actor: PersonReference
    /// By whom changes are made from now on; nil for whoever asks.
    var speaker: Speaker?
    let now: Timestamp
    private(set) var ticket: Ticket
    private(set) var events: [TicketEvent] = []

    /// A log of changes of a ticket that is there.
    init(of ticket: Ticket, actor: PersonReference, now: Timestamp) {
        self.ticket = ticket
        self.actor = actor
        self.now = now
    }

    /// A log that begins with a creation; nil if what is made of it is no ticket.
    init?(creating created: CreatedTicket, number: Int64, actor: PersonReference, now: Timestamp) {
        let event = TicketEvent(
            ticketNumber: number, revision: 1, time: now, actor: actor, change: .created(created))
        guard let ticket = Ticket.applying(event, to: nil) else { return nil }
        self.init(of: ticket, actor: actor, now: now)
        events = [event]
    }

    /// Adds a change. One that does not follow changes nothing, and no decider makes one.
    mutating func add(_ change: TicketEvent.Change) {
        let event = TicketEvent(
            ticketNumber: ticket.number, revision: ticket.revision + 1, time: now, actor: speaker?.person ?? actor,
            cause: speaker?.cause, change: change)
        guard let next = Ticket.applying(event, to: ticket) else { return }
        ticket = next
        events.append(event)
    }
}
