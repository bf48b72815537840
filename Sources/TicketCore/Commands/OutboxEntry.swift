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
    }

    /// Why.
    public var kind: Kind
    /// The ticket it is about.
    public var ticketNumber: Int64
    /// The ticket's revision that causes it.
    public var revision: Int64
    /// The mail address.
    public var recipient: String
    /// The language to write in, if known.
    public var locale: LanguageTag?
    /// The key of the desk's message, for a system message.
    public var message: String?

    /// An entry with every field given.
    public init(
        kind: Kind, ticketNumber: Int64, revision: Int64, recipient: String, locale: LanguageTag?,
        message: String? = nil
    ) {
        self.kind = kind
        self.ticketNumber = ticketNumber
        self.revision = revision
        self.recipient = recipient
        self.locale = locale
        self.message = message
    }
}
