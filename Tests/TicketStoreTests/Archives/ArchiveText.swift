import TicketArchive
import TicketCore
import TicketHash

/// An archive as text, to be altered.
struct ArchiveText {
    /// Without the last one.
    var lines: [String]
    private let footer: String

    init(_ bytes: [UInt8]) {
        let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        lines = all.dropLast()
        footer = all.last ?? ""
    }

    /// The archive with a last line that fits the others, as somebody would write it who means to deceive.
    func signed() throws -> [UInt8] {
        guard case .footer(var footer) = try ArchiveLine(Array(self.footer.utf8), bytesMax: .max) else {
            throw ArchiveRefusal.invalid("no footer")
        }
        let body: [UInt8] = Array(lines.map { $0 + "\n" }.joined().utf8)
        footer.bytes = Int64(body.count)
        footer.sha256 = SHA256.digest(body)
        return try body + ArchiveLine.footer(footer).text()
    }

    /// The archive with a text in the place of another, where that stands first.
    func replacing(_ old: String, _ new: String, in kind: String = "") throws -> [UInt8] {
        var copy = self
        guard let index = lines.firstIndex(where: { $0.hasPrefix("{\"" + kind) && $0.contains(old) }),
            let range = lines[index].firstRange(of: old)
        else { throw ArchiveRefusal.invalid("there is no \(old)") }
        copy.lines[index].replaceSubrange(range, with: new)
        return try copy.signed()
    }
}
