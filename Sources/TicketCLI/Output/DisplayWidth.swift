/// How many columns of a terminal a text takes.
///
/// Follows Unicode's East Asian Width (UAX #11) and emoji presentation (UTS #51), by grapheme cluster: a family emoji
/// joined of five scalars takes the two columns that it is drawn in.
enum DisplayWidth {
    /// The columns that `text` takes. It must have been escaped: a control character has no width.
    static func columns(of text: some StringProtocol) -> Int {
        // What is ASCII throughout takes a column a byte; most cells are.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The longest beginning of `text` that fits into `columnsMax`, with "…" at its end if something was cut off.
    static func truncated(_ text: String, columnsMax: Int) -> String {
        guard columns(of: text) > columnsMax else { return text }
        var kept = ""
        var used = 1
        for character in text {
            used += columns(of: character)
            if used > columnsMax { break }
            kept.append(character)
        }
        return columnsMax > 0 ? kept + "…" : ""
    }

    /// `text` with spaces behind it up to `columns`.
    static func padded(_ text: String, columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - self.columns(of: text)))
    }

    private static func columns(of character: Character) -> Int {
        if isEmoji(character) { return 2 }
        return character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// Whether a terminal draws the cluster as a picture, whatever it is joined of.
    private static func isEmoji(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        if first.isRegionalIndicator { return character.unicodeScalars.count > 1 }
        return first.properties.isEmojiPresentation
            || (first.properties.isEmoji && character.unicodeScalars.contains("\u{FE0F}"))
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar == "\u{AD}" ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Vowels and final consonants of Hangul stand in the columns of the consonant before them.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        wideRanges.contains { $0.contains(scalar.value) }
    }

    /// Wide and fullwidth (UAX #11), emoji left out.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

extension Unicode.Scalar {
    /// Whether the scalar is one of the letters that make a flag in pairs.
    fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
