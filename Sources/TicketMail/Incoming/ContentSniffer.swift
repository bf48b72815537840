/// Tells what bytes are by how they begin. Nothing is decompressed or rendered.
public enum ContentSniffer {
    /// A type that is shown as what it is, or bytes.
    public enum ContentType: String, Sendable, Hashable, CaseIterable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case gif = "image/gif"
        case webp = "image/webp"
        case bytes = "application/octet-stream"
    }

    /// What the bytes are.
    public static func type(of bytes: [UInt8]) -> ContentType {
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
        if bytes.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        return .bytes
    }
}
