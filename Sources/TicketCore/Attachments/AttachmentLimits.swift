/// How much is taken of files, whatever a desk says.
public struct AttachmentLimits: Sendable, Hashable {
    /// The size of a file; a desk may set less.
    public static let fileBytesMax: Int64 = 25 << 20
    /// The files of a comment; a desk may set less.
    public static let filesPerCommentMax = 20
    /// The bytes of one chunk.
    public static let chunkBytesMax = 256 << 10
    /// How long an upload can be gone on with and is known, in microseconds: 24 hours from its beginning.
    public static let uploadKeptMicroseconds: Int64 = 86_400_000_000

    /// How many bytes a tenant's files may have together, those included that uploads have announced.
    public var tenantBytesMax: Int64
    /// How many unfinished uploads one person may have.
    public var uploadsPerPersonMax: Int

    /// Limits; by default 10 GiB and 8 uploads.
    public init(tenantBytesMax: Int64 = 10 << 30, uploadsPerPersonMax: Int = 8) {
        self.tenantBytesMax = tenantBytesMax
        self.uploadsPerPersonMax = uploadsPerPersonMax
    }
}
