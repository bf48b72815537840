/// How much of a mail is read. What is beyond goes to quarantine, so that no mail costs more than a second or 64 MiB.
public struct MailLimits: Sendable, Hashable {
    /// The whole mail as it was received.
    public var mailBytesMax = 25 << 20
    /// Parts in the mail, those of mails inside it included.
    public var partsMax = 100
    /// Multiparts and mails inside one another; 1 is a mail that is a single part.
    public var depthMax = 10
    /// Lines in the mail; base64 at the limit of bytes has 345,000.
    public var linesMax = 500_000
    /// One line of a body. RFC 5322 allows 998 bytes; HTML on a single line is common and harmless.
    public var lineBytesMax = 1 << 20
    /// One header field, folded lines together.
    public var fieldBytesMax = 32 << 10
    /// The fields of one header, the mail's or a part's.
    public var headerBytesMax = 256 << 10
    /// The number of fields in one header.
    public var fieldsMax = 1_000
    /// All headers of the mail together.
    public var headersBytesMax = 1 << 20
    /// Encoded words (RFC 2047) in all headers together.
    public var encodedWordsMax = 1_000
    /// Addresses in one field.
    public var addressesMax = 500
    /// What is taken of the text that people wrote; the rest is left off, and said to be.
    public var textBytesMax = 512 << 10
    /// What is read of HTML to make text of.
    public var htmlBytesMax = 1 << 20

    /// The limits that are promised.
    public init() {}
}
