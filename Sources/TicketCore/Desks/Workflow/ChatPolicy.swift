/// What a desk's live chats are to its tickets.
public struct ChatPolicy: Sendable, Hashable, Codable {
    /// When a chat gets a ticket.
    public enum TicketRule: String, Sendable, Hashable, Codable, CaseIterable {
        /// Every chat has one from its start.
        case atStart = "at_start"
        /// Staff make one of a chat that deserves it.
        case onConversion = "on_conversion"
        /// Never: what is said in a chat stays there.
        case off
    }

    /// When a chat gets a ticket.
    public var ticket: TicketRule

    /// A policy.
    public init(ticket: TicketRule) {
        self.ticket = ticket
    }
}
