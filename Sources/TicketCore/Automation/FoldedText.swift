/// A text without what makes no difference when one looks for words: case and accents.
struct FoldedText {
    private let text: String

    init(_ text: String) {
        self.text = Self.fold(text)
    }

    /// Whether one of these is in it, each as whole words one after the other.
    ///
    /// What is written in a script that puts no spaces between words is looked for anywhere.
    func contains(any phrases: [String]) -> Bool {
        phrases.contains { phrase in
            let phrase = Self.fold(phrase)
            guard !phrase.isEmpty else { return false }
            if phrase.unicodeScalars.contains(where: { Self.isOfSpacelessScript($0) }) { return find(phrase, in: text) }
            return find(Self.spaced(phrase), in: Self.spaced(text))
        }
    }

    private func find(_ part: String, in whole: String) -> Bool {
        let part = Array(part.utf8)
        let whole = Array(whole.utf8)
        guard !part.isEmpty, part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// The words with one space before and after each.
    private static func spaced(_ text: String) -> String {
        let words = text.unicodeScalars.split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
        return words.isEmpty ? "" : " " + words.map { String($0) }.joined(separator: " ") + " "
    }

    static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                continue
            }
            // Upper case first: so the German sharp s and the Greek final sigma become what they stand for.
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                for lower in upper.properties.lowercaseMapping.unicodeScalars {
                    if let base = base(of: lower) { folded.append(base) }
                }
            }
        }
        return String(folded)
    }

    /// The letter without its accents; nil for an accent by itself.
    ///
    /// The standard library does not tell how Unicode decomposes a letter; its name does: "LATIN SMALL LETTER E WITH
    /// ACUTE".
    private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.properties.generalCategory == .nonspacingMark { return nil }
        guard !scalar.isASCII, let name = scalar.properties.name,
            let end = name.firstRange(of: " WITH ")?.lowerBound
        else { return scalar }
        let bare = name[..<end]
        if bare.hasPrefix("LATIN SMALL LETTER "), let letter = bare.split(separator: " ").last, letter.count == 1 {
            return letter.lowercased().unicodeScalars.first
        }
        return greekAndCyrillic.first { $0.properties.name.map { $0 == bare } ?? false } ?? scalar
    }

    private static let greekAndCyrillic = (0x370...0x45F).compactMap { Unicode.Scalar(UInt32($0)) }

    /// Thai, Lao, Khmer, Burmese, and from the radicals on what East Asia writes.
    private static func isOfSpacelessScript(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }
}
