internal import TicketCore

/// A ticket with its events before and after somebody was taken out of them.
struct ErasedTicket {
    /// The ticket as its row has it.
    let present: Ticket
    private(set) var eraser: TicketEraser
    /// The events that are otherwise afterwards.
    private(set) var changed: [TicketEvent] = []
    /// The ticket afterwards.
    private(set) var replayed: Ticket?
    /// The comments before, and as many afterwards.
    private(set) var oldComments: [Comment] = []
    private(set) var newComments: [Comment] = []

    init(_ present: Ticket, _ eraser: TicketEraser) {
        self.present = present
        self.eraser = eraser
    }

    /// Takes the next event.
    mutating func take(_ event: TicketEvent) throws {
        let next = eraser.erasing(event)
        guard let ticket = Ticket.applying(next, to: replayed) else {
            throw StoreFailure.corrupt("event \(event.revision) does not follow on ticket \(event.ticketNumber)")
        }
        replayed = ticket
        if next != event { changed.append(next) }
        if let old = Comment(event), let new = Comment(next) {
            oldComments.append(old)
            newComments.append(new)
        }
    }
}
