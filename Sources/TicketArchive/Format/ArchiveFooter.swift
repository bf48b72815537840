public import TicketCore

/// The last line of an archive.
public struct ArchiveFooter: Sendable, Hashable {
    /// What stands between it and the first line.
    public var counts: ArchiveCounts
    /// When the newest of the events took place; nil without any.
    public var newestTime: Timestamp?
    /// How many bytes stand before it.
    public var bytes: Int64
    /// SHA-256 of these bytes.
    public var sha256: [UInt8]

    /// A last line with every field given.
    public init(counts: ArchiveCounts, newestTime: Timestamp?, bytes: Int64, sha256: [UInt8]) {
        self.counts = counts
        self.newestTime = newestTime
        self.bytes = bytes
        self.sha256 = sha256
    }
}
