/// A page of what a search found.
public struct SearchPage: Sendable, Hashable {
    /// One ticket that was found.
    public struct Hit: Sendable, Hashable {
        /// The ticket.
        public var ticket: Ticket
        /// The place that matched best, with the words between `[` and `]`, on one line.
        public var snippet: String

        /// A ticket that was found.
        public init(ticket: Ticket, snippet: String) {
            self.ticket = ticket
            self.snippet = snippet
        }
    }

    /// Best match first. There may be fewer than were asked for, and none, although there are more.
    public var hits: [Hit]
    /// Goes on behind this page; nil if nothing follows.
    public var next: SearchPosition?

    /// A page of what was found.
    public init(hits: [Hit], next: SearchPosition?) {
        self.hits = hits
        self.next = next
    }
}
