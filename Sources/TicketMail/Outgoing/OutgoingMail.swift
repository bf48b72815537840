public import TicketCore

/// A mail that we send to one recipient.
public struct OutgoingMail: Sendable, Hashable {
    /// Why a program wrote it (RFC 3834, 5).
    public enum AutoSubmitted: String, Sendable, Hashable {
        /// Something happened on a ticket.
        case generated = "auto-generated"
        /// A mail came, and this is the answer of a program.
        case replied = "auto-replied"
    }

    /// How to get no more such mails (RFC 2369, RFC 8058).
    public struct Unsubscribe: Sendable, Hashable {
        /// Where a single POST does it; an `https` address. Nil if there is none.
        public var url: String?
        /// An address to which any mail does it, if there is one.
        public var address: EmailAddress?

        public init(url: String?, address: EmailAddress? = nil) {
            self.url = url
            self.address = address
        }
    }

    /// The author's name, such as the desk's; may be empty.
    public var fromName: String
    /// The author's address.
    public var from: EmailAddress
    /// The recipient's name; may be empty.
    public var toName: String
    /// The recipient.
    public var to: EmailAddress
    /// Where replies go: a signed address.
    public var replyTo: EmailAddress?
    /// The subject in one line.
    public var subject: String
    /// The text, lines ending with LF.
    public var text: String
    /// The same as HTML; nil sends the text alone.
    public var html: String?
    /// The Message-ID without brackets.
    public var messageID: String
    /// The Message-ID of the mail that it answers, without brackets.
    public var inReplyTo: String?
    /// The Message-IDs of the mails before it, oldest first, without brackets.
    public var references: [String]
    /// When it was written.
    public var date: Timestamp
    /// Why it was written; nil for a mail that a person's words are in, which may be answered by programs.
    public var autoSubmitted: AutoSubmitted?
    /// How to get no more.
    public var unsubscribe: Unsubscribe?

    /// A mail with what every mail has.
    public init(
        from: EmailAddress, fromName: String = "", to: EmailAddress, toName: String = "", subject: String, text: String,
        messageID: String, date: Timestamp
    ) {
        self.from = from
        self.fromName = fromName
        self.to = to
        self.toName = toName
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.date = date
        references = []
    }
}
