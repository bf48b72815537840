public import TicketCore

/// An archive's lines up to those of its files' bytes, in a scratch file.
public struct ArchiveSpool: Sendable {
    /// Where the lines lie.
    public let scratch: any ScratchFile
    /// How many bytes they have.
    public let bytes: Int64
    let attachments: Range<Int64>
    let counts: ArchiveCounts
    let newestTime: Timestamp?
    let digest: ArchiveDigest

    /// About how many bytes the whole archive has: the files as Base64, with their lines.
    public var totalBytes: Int64 {
        let parts = counts.attachmentBytes / Int64(ArchiveFormat.partBytes) + counts.attachments
        return bytes + counts.attachmentBytes / 3 * 4 + parts * 100 + 500
    }

    /// Its files in their order, from the line that begins at an offset; 0 for the first. May block.
    ///
    /// - Returns: up to `limit` of them, and where to go on; nil behind the last.
    public func files(from offset: Int64, limit: Int) throws -> (files: [Attachment], next: Int64?) {
        var lines = ArchiveLines(
            scratch, from: max(offset, attachments.lowerBound), to: attachments.upperBound, line: 1,
            bytesMax: ArchiveLimits().lineBytesMax)
        var files: [Attachment] = []
        while files.count < limit, let line = try lines.next() {
            guard case .record(.attachment(let attachment)) = try ArchiveLine(line.text, bytesMax: .max) else {
                throw ArchiveRefusal.invalid("a line that was just written is another")
            }
            files.append(attachment)
        }
        return (files, lines.offset < attachments.upperBound ? lines.offset : nil)
    }
}
