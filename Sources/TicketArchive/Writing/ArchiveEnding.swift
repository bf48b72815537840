public import TicketCore

/// Writes what stands behind an archive's records: the bytes of its files, and the last line.
public struct ArchiveEnding: Sendable {
    private let counts: ArchiveCounts
    private let newestTime: Timestamp?
    private var digest: ArchiveDigest

    /// Goes on behind the records.
    public init(_ spool: ArchiveSpool) {
        counts = spool.counts
        newestTime = spool.newestTime
        digest = spool.digest
    }

    /// The line of a file's bytes.
    public mutating func line(_ part: FilePart) throws -> [UInt8] {
        let text = try ArchiveLine.part(part).text()
        digest.take(text)
        return text
    }

    /// The last line.
    public func footer() throws -> [UInt8] {
        let footer = ArchiveFooter(
            counts: counts, newestTime: newestTime, bytes: digest.count, sha256: digest.sha256)
        return try ArchiveLine.footer(footer).text()
    }
}
