internal import TicketCore

/// Reads the lines of a scratch file one by one, in blocks. May block.
struct ArchiveLines {
    /// How much is read at once.
    private static let blockBytes = 256 << 10

    private let scratch: any ScratchFile
    private let end: Int64
    private let bytesMax: Int
    /// Where the next line begins.
    private(set) var offset: Int64
    private var nextLine: Int
    private var readOffset: Int64
    private var buffer: [UInt8] = []
    private var start = 0

    /// The lines that begin in a range of the file.
    ///
    /// - Parameters:
    ///   - line: the number of the first.
    ///   - bytesMax: how many bytes a line may have.
    init(_ scratch: any ScratchFile, from offset: Int64, to end: Int64, line: Int, bytesMax: Int) {
        self.scratch = scratch
        self.end = end
        self.bytesMax = bytesMax
        self.offset = offset
        nextLine = line
        readOffset = offset
    }

    /// The next line without its line feed, and its number; nil at the end.
    mutating func next() throws -> (text: [UInt8], line: Int)? {
        var searched = start
        while true {
            if let feed = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let text = Array(buffer[start..<feed])
                start = feed + 1
                return try found(text)
            }
            searched = buffer.count
            guard buffer.count - start <= bytesMax else { throw tooLong }
            guard try readBlock(keeping: &searched) else {
                guard start == buffer.count else { throw ArchiveRefusal.cutOff }
                return nil
            }
        }
    }

    private mutating func found(_ text: [UInt8]) throws -> (text: [UInt8], line: Int) {
        guard text.count <= bytesMax else { throw tooLong }
        offset += Int64(text.count) + 1
        nextLine += 1
        return (text, nextLine - 1)
    }

    private mutating func readBlock(keeping searched: inout Int) throws -> Bool {
        let count = Int(min(Int64(Self.blockBytes), end - readOffset))
        guard count > 0 else { return false }
        let block = try scratch.read(at: readOffset, count: count)
        guard !block.isEmpty else { return false }
        buffer.removeFirst(start)
        searched -= start
        start = 0
        buffer += block
        readOffset += Int64(block.count)
        return true
    }

    private var tooLong: ArchiveRefusal {
        ArchiveRefusal(
            .tooLarge, reason: "LINE_TOO_LONG", line: nextLine, message: "a line has at most \(bytesMax) bytes")
    }
}

extension ArchiveRefusal {
    static var cutOff: ArchiveRefusal {
        ArchiveRefusal(
            .damaged, reason: "ARCHIVE_CUT_OFF",
            message: "the archive has no end; export the desk anew, or bring the whole file")
    }

    static var altered: ArchiveRefusal {
        ArchiveRefusal(
            .damaged, reason: "ARCHIVE_ALTERED",
            message: "the archive is not as it was written: its SHA-256 is another; export the desk anew")
    }
}
