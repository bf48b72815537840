/// A conversation as its requester asks for it, unchecked.
public struct NewConversation: Sendable, Hashable {
    /// Its id: at least 128 random bits, from whoever asks the store. A retry with the same idempotency key gets the
    /// id of the first time.
    public var id: String
    /// The key of the desk.
    public var desk: String
    /// What it is about.
    public var subject: String
    /// The first message; may be empty.
    public var body: String
    /// The language in which the customer writes, as a tag; empty takes the caller's own.
    public var locale: String
    /// The way by which it comes in: a chat or a mail.
    public var channel: Channel
    /// Who stands in the copy of the mail.
    public var ccEmails: [String]

    /// A conversation that is asked for.
    public init(
        id: String, desk: String, subject: String = "", body: String = "", locale: String = "",
        channel: Channel = .chat, ccEmails: [String] = []
    ) {
        self.id = id
        self.desk = desk
        self.subject = subject
        self.body = body
        self.locale = locale
        self.channel = channel
        self.ccEmails = ccEmails
    }
}
