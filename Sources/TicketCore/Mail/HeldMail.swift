/// A mail that came in and was held back until somebody has looked at it.
public struct HeldMail: Sendable, Hashable {
    /// Names it inside its tenant; 0 before it is kept.
    public var id: Int64
    /// When it came.
    public var time: Timestamp
    /// Why it was held back, in upper snake case.
    public var reason: String
    /// The same for people, without words of the mail's.
    public var problem: String
    /// From whom it came, by its own word; empty if nobody can tell.
    public var sender: String
    /// For whom it came.
    public var recipient: String
    /// Its subject; empty if it could not be read.
    public var subject: String
    /// The ticket to which it was addressed, truly or not; 0 for none.
    public var ticketNumber: Int64
    /// How many bytes it has.
    public var sizeBytes: Int
    /// All of it; empty where only the rest is asked for.
    public var raw: [UInt8]

    /// A mail with every field given.
    public init(
        id: Int64 = 0, time: Timestamp, reason: String, problem: String, sender: String, recipient: String,
        subject: String, ticketNumber: Int64 = 0, sizeBytes: Int? = nil, raw: [UInt8]
    ) {
        self.id = id
        self.time = time
        self.reason = reason
        self.problem = problem
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.ticketNumber = ticketNumber
        self.sizeBytes = sizeBytes ?? raw.count
        self.raw = raw
    }
}
