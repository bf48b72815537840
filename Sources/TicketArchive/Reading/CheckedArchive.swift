public import TicketCore

/// An archive in a scratch file that was looked over from its first line to its last.
public struct CheckedArchive: DeskArchive {
    /// The key of the desk.
    public let desk: String
    /// What it holds, and its digest.
    public let footer: ArchiveFooter

    private let scratch: any ScratchFile
    private let limits: ArchiveLimits
    private let recordsOffset: Int64
    private let partsOffset: Int64
    private let footerOffset: Int64

    /// Looks an archive over. May block for long.
    ///
    /// - Parameter checkView: throws for what cannot be a view's definition.
    /// - Throws: `ArchiveRefusal`; what reading the file throws.
    public init(
        _ scratch: any ScratchFile, limits: ArchiveLimits = ArchiveLimits(),
        checkView: (_ definition: [UInt8]) throws -> Void = { _ in }
    ) throws {
        let frame = try ArchiveFrame(scratch, limits: limits)
        self.scratch = scratch
        self.limits = limits
        desk = frame.header.desk
        footer = frame.footer
        recordsOffset = frame.recordsOffset
        footerOffset = frame.footerOffset
        var check = ArchiveBodyCheck(desk: desk, limits: limits)
        var lines = ArchiveLines(
            scratch, from: recordsOffset, to: footerOffset, line: 2, bytesMax: limits.lineBytesMax)
        var partsOffset: Int64?
        while true {
            let offset = lines.offset
            guard let line = try lines.next() else { break }
            try Self.naming(line.line) {
                let content = try ArchiveLine(line.text, bytesMax: limits.lineBytesMax)
                if case .part = content, partsOffset == nil { partsOffset = offset }
                if case .record(.view(_, let definition)) = content { try checkView(definition) }
                try check.take(content, line: line.line)
            }
        }
        self.partsOffset = partsOffset ?? footerOffset
        try check.finish(footer)
    }

    public func forEachRecord(_ take: (DeskRecord, Int) throws -> Void) throws {
        try forEachLine(from: recordsOffset, to: partsOffset, line: 2) { content, line in
            if case .record(let record) = content { try take(record, line) }
        }
    }

    public func forEachFilePart(_ take: (FilePart) throws -> Void) throws {
        try forEachLine(from: partsOffset, to: footerOffset, line: 1) { content, _ in
            if case .part(let part) = content { try take(part) }
        }
    }

    private func forEachLine(
        from start: Int64, to end: Int64, line: Int, _ take: (ArchiveLine, Int) throws -> Void
    ) throws {
        var lines = ArchiveLines(scratch, from: start, to: end, line: line, bytesMax: limits.lineBytesMax)
        while let line = try lines.next() {
            try take(try ArchiveLine(line.text, bytesMax: limits.lineBytesMax), line.line)
        }
    }

    private static func naming(_ line: Int, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch var refusal as ArchiveRefusal {
            refusal.line = refusal.line ?? line
            throw refusal
        }
    }
}
