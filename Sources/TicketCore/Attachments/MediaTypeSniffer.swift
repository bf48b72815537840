/// Finds out what kind of file some bytes are, as they come: by what they begin with, or by being text throughout.
public struct MediaTypeSniffer: Sendable {
    /// As many bytes as the longest signature has.
    private static let headBytes = 12

    private var head: [UInt8] = []
    private var text = TextCheck()

    /// A sniffer that has seen nothing.
    public init() {}

    /// Takes the next bytes.
    public mutating func take(_ bytes: some Collection<UInt8>) {
        if head.count < Self.headBytes { head += bytes.prefix(Self.headBytes - head.count) }
        text.take(bytes)
    }

    /// The media type of all that was taken; `application/octet-stream` for what is none of the others.
    public var mediaType: String {
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if head.starts(with: "GIF87a".utf8) || head.starts(with: "GIF89a".utf8) { return "image/gif" }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).elementsEqual("WEBP".utf8) { return "image/webp" }
        if head.starts(with: "%PDF-".utf8) { return "application/pdf" }
        return !head.isEmpty && text.isText ? "text/plain" : "application/octet-stream"
    }
}
