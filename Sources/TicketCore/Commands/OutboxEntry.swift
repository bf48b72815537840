/// A message that has to leave the house, kept in the same transaction as the events that cause it.
public struct OutboxEntry: Sendable, Hashable {
    /// Why somebody is told.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A ticket was submitted and the recipient stands in its CC.
        case ccSubmitted = "cc_submitted"
        /// Somebody else wrote a public comment.
        case publicUpdate = "public_update"
        /// The desk says something by itself.
        case systemMessage = "system_message"
        /// The recipient's mail has come; the answer of a program (RFC 3834).
        case received
        /// The recipient asked by mail where the ticket stands; the answer of a program.
        case statusAnswer = "status_answer"
        /// The recipient, or somebody in their name, has asked to set a new password.
        case passwordReset = "password_reset"
    }

    /// Why.
    public var kind: Kind
    /// The ticket it is about; 0 for none.
    public var ticketNumber: Int64
    /// The ticket's revision that causes it; 0 for none.
    public var revision: Int64
    /// The mail address.
    public var recipient: String
    /// The language to write in, if known.
    public var locale: LanguageTag?
    /// The key of the desk's message, for a system message.
    public var message: String?
    /// The key of the desk that writes, where no ticket says it.
    public var desk: String?
    /// The Message-ID of the mail that it answers, without brackets.
    public var inReplyTo: String?
    /// The id of the `PasswordReset`, for a mail that brings its token.
    public var reset: String?

    /// An entry with every field given.
    public init(
        kind: Kind, ticketNumber: Int64, revision: Int64, recipient: String, locale: LanguageTag?,
        message: String? = nil, desk: String? = nil, inReplyTo: String? = nil
    ) {
        self.kind = kind
        self.ticketNumber = ticketNumber
        self.revision = revision
        self.recipient = recipient
        self.locale = locale
        self.message = message
        self.desk = desk
        self.inReplyTo = inReplyTo
    }

    /// The mail with the token of a reset.
    public init(resetID: String, recipient: String, locale: LanguageTag?) {
        self.init(kind: .passwordReset, ticketNumber: 0, revision: 0, recipient: recipient, locale: locale)
        reset = resetID
    }
}
