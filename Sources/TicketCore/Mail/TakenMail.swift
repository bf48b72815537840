/// What became of a mail that came in, as it is remembered so that the same mail has one effect.
public struct TakenMail: Sendable, Hashable {
    /// How long it is remembered, in microseconds: 30 days. Mail servers try for five.
    public static let keptMicroseconds: Int64 = 30 * 86_400 * 1_000_000

    /// The ticket that it is on; 0 for none.
    public var ticketNumber: Int64
    /// The conversation as which it is stored; empty if it is none.
    public var conversationID: String
    /// Its number in quarantine; 0 if it is not there.
    public var heldID: Int64

    /// A mail with every field given.
    public init(ticketNumber: Int64 = 0, conversationID: String = "", heldID: Int64 = 0) {
        self.ticketNumber = ticketNumber
        self.conversationID = conversationID
        self.heldID = heldID
    }
}
