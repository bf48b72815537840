/// Something about a mail that was read all the same, and that a reader may want to know.
public enum MailNote: Sendable, Hashable {
    /// A text says it is in a charset that is not known; it was read as UTF-8, or else as Windows-1252.
    case unknownCharset(String)
    /// Bytes that are nothing in their charset; each stands as U+FFFD.
    case brokenBytes
    /// A header with bytes that are not UTF-8 and not encoded.
    case rawBytesInHeader
    /// An encoded word that could not be decoded and stands as it came.
    case undecodedHeader(String)
    /// A text that was longer than the limit and was cut.
    case textCut
    /// The Date is missing or no date.
    case unreadableDate
    /// The text was made from HTML, as the mail has no plain text.
    case madeFromHTML
    /// A part is encrypted; what it says is not known.
    case encrypted
    /// A part has a content type that is none, and is taken for bytes.
    case invalidContentType
}
