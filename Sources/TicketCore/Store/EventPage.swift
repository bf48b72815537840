/// A page of the feed of events.
public struct EventPage: Sendable, Hashable {
    /// An event with its place in the feed.
    public struct Entry: Sendable, Hashable {
        /// Resumes the feed behind this event.
        public var cursor: EventCursor
        /// The key of the ticket's desk.
        public var desk: String
        /// The event.
        public var event: TicketEvent

        /// An event at its place.
        public init(cursor: EventCursor, desk: String, event: TicketEvent) {
            self.cursor = cursor
            self.desk = desk
            self.event = event
        }
    }

    /// In commit order.
    public var entries: [Entry]
    /// Resumes the feed behind everything that was looked at, events that the filter left out included.
    public var end: EventCursor
    /// Whether more may follow at once; if not, wait for the next commit.
    public var hasMore: Bool

    /// A page with every field given.
    public init(entries: [Entry], end: EventCursor, hasMore: Bool) {
        self.entries = entries
        self.end = end
        self.hasMore = hasMore
    }
}
