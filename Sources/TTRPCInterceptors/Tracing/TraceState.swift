/// What tracing systems carry along with a trace: `key=value` pairs that nobody else reads (W3C Trace Context, section
/// 3.3).
public struct TraceState: Sendable, Hashable {
    private static let memberCountMax = 32
    /// The recommendation asks for 512 at least; metadata has room for 8 KiB in all.
    private static let byteCountMax = 4_096

    /// The pairs with commas between them.
    public let text: String

    /// Joins the values of all `tracestate` headers.
    ///
    /// - Returns: nil when there are no pairs, and when a pair breaks the rules, a key comes twice, or there are more
    ///   than 32 pairs or 4096 bytes: a list that is not understood is not passed on.
    public init?(_ values: [String]) {
        var members: [Substring] = []
        var keys = Set<Substring>()
        for value in values {
            for member in value.split(separator: ",") {
                let member = Self.trimmed(member)
                // Empty members are allowed, and count for nothing.
                if member.isEmpty { continue }
                guard let separator = member.firstIndex(of: "="), keys.insert(member[..<separator]).inserted,
                    Self.isKey(member[..<separator].utf8), Self.isValue(member[separator...].dropFirst().utf8)
                else { return nil }
                members.append(member)
            }
        }
        let text = members.joined(separator: ",")
        guard (1...Self.memberCountMax).contains(members.count), text.utf8.count <= Self.byteCountMax else {
            return nil
        }
        self.text = text
    }

    /// Without the spaces and tabs that may stand around a member.
    private static func trimmed(_ member: Substring) -> Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        var member = member.drop(while: isBlank)
        // A space at the end of a value cannot be told from one behind it, and values do not end in spaces.
        while let last = member.last, isBlank(last) { member.removeLast() }
        return member
    }

    /// `name`, or `tenant@system`.
    private static func isKey(_ key: Substring.UTF8View) -> Bool {
        let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return isName(parts[0], byteCountMax: 256, mayBeginWithDigit: false)
        case 2:
            return isName(parts[0], byteCountMax: 241, mayBeginWithDigit: true)
                && isName(parts[1], byteCountMax: 14, mayBeginWithDigit: false)
        default: return false
        }
    }

    private static func isName(_ name: Substring.UTF8View, byteCountMax: Int, mayBeginWithDigit: Bool) -> Bool {
        guard let first = name.first, name.count <= byteCountMax else { return false }
        return (isLetter(first) || mayBeginWithDigit && isDigit(first))
            && name.allSatisfy { isLetter($0) || isDigit($0) || "_-*/".utf8.contains($0) }
    }

    /// 1 to 256 printable characters without comma and equals sign; the last is no space, which trimming has seen to.
    private static func isValue(_ value: Substring.UTF8View) -> Bool {
        (1...256).contains(value.count)
            && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
