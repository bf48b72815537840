public import TicketCore
internal import TicketHash

/// Writes a desk's records into a scratch file, in the order in which they come. Its calls may block.
public struct ArchiveWriter {
    /// From how many bytes on what was written goes into the file.
    private static let bufferBytes = 256 << 10

    private let scratch: any ScratchFile
    private var digest = ArchiveDigest()
    private var counts = ArchiveCounts()
    private var newestTime: Timestamp?
    private var attachments: Range<Int64>?
    private var buffer: [UInt8] = []

    /// Begins the archive of a desk in a scratch file that is empty.
    public init(desk: String, scratch: any ScratchFile) throws {
        self.scratch = scratch
        try write(.header(ArchiveHeader(desk: desk)))
    }

    /// Adds a record.
    public mutating func write(_ record: DeskRecord) throws {
        let start = digest.count
        try write(.record(record))
        counts.count(record)
        switch record {
        case .event(let event): newestTime = max(newestTime ?? event.time, event.time)
        case .attachment: attachments = (attachments?.lowerBound ?? start)..<digest.count
        default: break
        }
    }

    /// Ends the records.
    public mutating func finish() throws -> ArchiveSpool {
        try scratch.append(buffer)
        buffer = []
        return ArchiveSpool(
            scratch: scratch, bytes: digest.count, attachments: attachments ?? 0..<0, counts: counts,
            newestTime: newestTime, digest: digest)
    }

    private mutating func write(_ line: ArchiveLine) throws {
        let text = try line.text()
        digest.take(text)
        buffer += text
        guard buffer.count >= Self.bufferBytes else { return }
        try scratch.append(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
