internal import TicketCore

/// The first and the last line of an archive, which say whether what is between is as it was written.
struct ArchiveFrame {
    /// How many bytes the first and the last line may have.
    private static let lineBytesMax = 16 << 10
    private static let blockBytes = 256 << 10

    let header: ArchiveHeader
    let footer: ArchiveFooter
    /// Where the second line begins.
    let recordsOffset: Int64
    /// Where the last line begins.
    let footerOffset: Int64

    init(_ scratch: any ScratchFile, limits: ArchiveLimits) throws {
        let length = try scratch.length()
        guard length <= limits.bytesMax else {
            throw ArchiveRefusal(
                .tooLarge, reason: "ARCHIVE_TOO_LARGE", message: "an archive has at most \(limits.bytesMax) bytes")
        }
        (header, recordsOffset) = try Self.header(scratch, length: length)
        (footer, footerOffset) = try Self.footer(scratch, length: length)
        guard footer.bytes == footerOffset, try Self.digest(scratch, count: footerOffset) == footer.sha256 else {
            throw ArchiveRefusal.altered
        }
    }

    private static func header(_ scratch: any ScratchFile, length: Int64) throws -> (ArchiveHeader, Int64) {
        var lines = ArchiveLines(scratch, from: 0, to: length, line: 1, bytesMax: lineBytesMax)
        do {
            guard let line = try lines.next(),
                case .header(let header) = try ArchiveLine(line.text, bytesMax: lineBytesMax)
            else { throw ArchiveRefusal.invalid("this is no archive of a desk") }
            return (header, lines.offset)
        } catch let refusal as ArchiveRefusal where refusal.kind != .newer {
            throw ArchiveRefusal(
                .invalid, reason: "NO_ARCHIVE", line: 1,
                message: "this is no archive of a desk, as `ticketctl desk export` writes it: \(refusal.message)")
        } catch var refusal as ArchiveRefusal {
            refusal.line = 1
            throw refusal
        }
    }

    private static func footer(_ scratch: any ScratchFile, length: Int64) throws -> (ArchiveFooter, Int64) {
        let start = max(0, length - Int64(lineBytesMax))
        let tail = try scratch.read(at: start, count: Int(length - start))
        guard tail.last == UInt8(ascii: "\n"),
            let feed = tail.dropLast().lastIndex(of: UInt8(ascii: "\n")),
            let line = try? ArchiveLine(Array(tail[(feed + 1)...].dropLast()), bytesMax: lineBytesMax),
            case .footer(let footer) = line
        else { throw ArchiveRefusal.cutOff }
        return (footer, start + Int64(feed) + 1)
    }

    private static func digest(_ scratch: any ScratchFile, count: Int64) throws -> [UInt8] {
        var digest = ArchiveDigest()
        while digest.count < count {
            let block = try scratch.read(at: digest.count, count: Int(min(Int64(blockBytes), count - digest.count)))
            guard !block.isEmpty else { throw ArchiveRefusal.cutOff }
            digest.take(block)
        }
        return digest.sha256
    }
}
