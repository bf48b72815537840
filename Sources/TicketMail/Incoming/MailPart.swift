/// A part of a mail that is not its text: a file, or an image in the text.
public struct MailPart: Sendable, Hashable {
    /// The file's name, safe to keep and to show; `attachment` with an ending if the mail has none.
    public let name: String
    /// The content type that the sender says it has, in lower case.
    public let declaredType: String
    /// What it is by its first bytes; everything that is not known is `application/octet-stream`.
    public let sniffedType: ContentSniffer.ContentType
    /// Whether it belongs into the text, such as an image in HTML.
    public let isInline: Bool
    /// The name by which HTML refers to it, without brackets (RFC 2392).
    public let contentID: String?
    /// What it is.
    public let bytes: [UInt8]

    /// How large it is.
    public var byteCount: Int { bytes.count }
}
