/// Makes a ticket as it was at a moment from its events, which it is given in order.
public struct TicketReplay: Sendable {
    /// How many comments are kept, the latest ones.
    public static let commentsMax = 1_000

    private let moment: TicketMoment
    private let includesInternal: Bool
    private var isOver = false
    private var ticket: Ticket?
    private var comments: [Comment] = []

    /// A replay up to a moment, with or without the notes of staff.
    public init(upTo moment: TicketMoment, includesInternal: Bool) {
        self.moment = moment
        self.includesInternal = includesInternal
    }

    /// Takes the next event. The first one after the moment ends the replay, also where the clock was set back later.
    ///
    /// - Throws: `StoreFailure.corrupt` if the event does not follow.
    public mutating func take(_ event: TicketEvent) throws {
        guard !isOver, moment.includes(event) else {
            isOver = true
            return
        }
        guard let next = Ticket.applying(event, to: ticket) else {
            throw StoreFailure.corrupt("event \(event.revision) does not follow on ticket \(event.ticketNumber)")
        }
        ticket = next
        guard let comment = Comment(event), includesInternal || !comment.isInternal else { return }
        comments.append(comment)
        // Seldom, so that each comment is moved once on average.
        if comments.count >= 2 * Self.commentsMax { comments.removeFirst(comments.count - Self.commentsMax) }
    }

    /// The ticket as it was; nil if it was not there yet.
    public var result: PastTicket? {
        ticket.map { PastTicket(ticket: $0, comments: comments.suffix(Self.commentsMax)) }
    }
}
