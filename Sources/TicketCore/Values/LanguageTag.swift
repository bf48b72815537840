/// A language as a BCP 47 tag, such as `es` or `es-MX`.
public struct LanguageTag: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The tag in the case that BCP 47 recommends: language lower, region upper, script title.
    public let text: String

    /// The tag, or nil if `text` is none: 2 to 8 letters, then subtags of 1 to 8 letters or digits, 35 bytes at most.
    public init?(_ text: String) {
        if Self.isPlainLanguage(text) {
            self.text = text
            return
        }
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let language = subtags.first, (2...8).contains(language.count),
            language.allSatisfy(Self.isLetter), subtags.dropFirst().allSatisfy(Self.isSubtag)
        else { return nil }
        var parts = [text.prefix(language.count).lowercased()]
        for subtag in text.split(separator: "-").dropFirst() { parts.append(Self.recased(subtag)) }
        self.text = parts.joined(separator: "-")
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let tag = LanguageTag(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is no BCP 47 language tag, such as \"es\" or \"es-MX\"")
        }
        self = tag
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public var description: String { text }

    /// The tag itself, then ever more general ones: `es-MX` gives `es-MX`, `es` (RFC 4647, 3.4).
    public var fallbacks: [LanguageTag] {
        var result = [self]
        var rest = text[...]
        while let dash = rest.utf8.lastIndex(of: UInt8(ascii: "-")) {
            rest = rest[..<dash]
            if let shorter = LanguageTag(String(rest)) { result.append(shorter) }
        }
        return result
    }

    /// Whether it is nothing but a language in small letters, as most are, which needs no other case.
    private static func isPlainLanguage(_ text: String) -> Bool {
        (2...8).contains(text.utf8.count) && text.utf8.allSatisfy { isLetter($0) && $0 & 0x20 != 0 }
    }

    private static func isSubtag(_ subtag: String.UTF8View.SubSequence) -> Bool {
        (1...8).contains(subtag.count) && subtag.allSatisfy { isLetter($0) || isDigit($0) }
    }

    private static func recased(_ subtag: Substring) -> String {
        switch subtag.utf8.count {
        case 2: subtag.uppercased()
        case 4 where subtag.utf8.allSatisfy(isLetter): subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
        default: subtag.lowercased()
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
