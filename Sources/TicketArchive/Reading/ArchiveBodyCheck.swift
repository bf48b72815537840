internal import TicketCore
internal import TicketHash

/// Looks the lines between the first and the last over: the records, then the bytes of the files.
struct ArchiveBodyCheck {
    private var records: DeskRecordCheck
    private var expected: [(file: AttachedFile, line: Int)] = []
    private var present = 0
    private var received: Int64 = 0
    private var hash = SHA256()
    private var hasParts = false

    init(desk: String, limits: ArchiveLimits) {
        records = DeskRecordCheck(desk: desk, limits: limits)
    }

    mutating func take(_ content: ArchiveLine, line: Int) throws {
        switch content {
        case .record(let record):
            guard !hasParts else { throw ArchiveRefusal.invalid("this belongs in front of the files' bytes") }
            try records.take(record, line: line)
            if case .attachment(let attachment) = record { expected.append((attachment.file, line)) }
        case .part(let part): try take(part)
        case .header, .footer: throw ArchiveRefusal.invalid("this line stands in an archive once")
        }
    }

    mutating func finish(_ footer: ArchiveFooter) throws {
        try skipFinished()
        if present < expected.count {
            let (file, line) = expected[present]
            throw ArchiveRefusal(
                .invalid, reason: "INVALID_ARCHIVE", line: line, message: "bytes of the file \(file.id) are missing")
        }
        try records.finish()
        guard records.counts == footer.counts else {
            throw ArchiveRefusal.invalid("the last line counts otherwise than what is there")
        }
    }

    private mutating func take(_ part: FilePart) throws {
        hasParts = true
        try skipFinished()
        guard present < expected.count, part.id == expected[present].file.id, part.offset == received,
            !part.data.isEmpty, received + Int64(part.data.count) <= expected[present].file.sizeBytes
        else { throw ArchiveRefusal.invalid("these are not the bytes that come next") }
        hash.update(part.data)
        received += Int64(part.data.count)
    }

    /// Goes on behind the files whose bytes are all there.
    private mutating func skipFinished() throws {
        while present < expected.count, received == expected[present].file.sizeBytes {
            guard hash.digest() == expected[present].file.sha256 else {
                throw ArchiveRefusal.invalid("the file \(expected[present].file.id) has another SHA-256")
            }
            present += 1
            received = 0
            hash = SHA256()
        }
    }
}
