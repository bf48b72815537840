/// Bytes of an archive's file.
public struct FilePart: Sendable, Hashable {
    /// The id of the attachment.
    public var id: String
    /// Where they begin.
    public var offset: Int64
    /// The bytes.
    public var data: [UInt8]

    /// A part of a file.
    public init(id: String, offset: Int64, data: [UInt8]) {
        self.id = id
        self.offset = offset
        self.data = data
    }
}
