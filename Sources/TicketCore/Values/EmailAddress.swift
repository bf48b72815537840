/// A mail address that can be sent to: `local@domain`, in ASCII.
///
/// The form is RFC 5321's `Mailbox` with a dot-atom before the `@` and a host name of at least two labels after it.
/// Quoted local parts and address literals are refused: they are legal, and in practice a typing error or an attack.
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address, its domain in lower case.
    public let text: String

    /// The address, or nil if `text` is none. At most 64 bytes before the `@` and 254 in all (RFC 5321, 4.5.3.1).
    public init?(_ text: String) {
        guard text.utf8.count <= 254, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = text[..<at]
        let domain = text[text.utf8.index(after: at)...]
        guard Self.isDotAtom(local.utf8), Self.isHostName(domain.utf8) else { return nil }
        let hasCapital = domain.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        self.text = hasCapital ? local + "@" + domain.lowercased() : text
    }

    /// What two spellings of one mailbox have in common; no provider in use tells them apart by case.
    public var comparisonKey: String { text.lowercased() }

    public var description: String { text }

    private static func isDotAtom(_ local: Substring.UTF8View) -> Bool {
        guard (1...64).contains(local.count) else { return false }
        var last = dot
        for byte in local {
            guard byte == dot ? last != dot : isAtomText(byte) else { return false }
            last = byte
        }
        return last != dot
    }

    private static func isHostName(_ domain: Substring.UTF8View) -> Bool {
        var labels = 1
        var labelBytes = 0
        var last = dot
        for byte in domain {
            if byte == dot {
                guard labelBytes > 0, last != hyphen else { return false }
                labels += 1
                labelBytes = 0
            } else {
                labelBytes += 1
                guard labelBytes <= 63, isLetterOrDigit(byte) || byte == hyphen && last != dot else { return false }
            }
            last = byte
        }
        return labels >= 2 && labelBytes > 0 && last != hyphen
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    private static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
