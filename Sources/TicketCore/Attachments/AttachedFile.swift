/// A file that was uploaded, apart from where it belongs.
public struct AttachedFile: Sendable, Hashable {
    /// Random and opaque: 32 hexadecimal digits. It alone opens nothing.
    public var id: String
    /// Its name, without a path.
    public var filename: String
    /// What its bytes were found to be, see ``MediaTypeSniffer``.
    public var mediaType: String
    /// Its size.
    public var sizeBytes: Int64
    /// SHA-256 of its bytes.
    public var sha256: [UInt8]
    /// When its upload was complete.
    public var createTime: Timestamp

    /// A file with every field given.
    public init(
        id: String, filename: String, mediaType: String, sizeBytes: Int64, sha256: [UInt8], createTime: Timestamp
    ) {
        self.id = id
        self.filename = filename
        self.mediaType = mediaType
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
        self.createTime = createTime
    }
}
