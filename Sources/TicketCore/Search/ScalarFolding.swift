/// What a Unicode scalar is to a search.
///
/// Letters count without case and accents, full-width ones as the ordinary ones. Scripts that put no space between
/// words have no words to look up: there every character stands for itself. Marks that people leave out when they type,
/// such as combining accents, Arabic and Hebrew vowel points and soft hyphens, are passed over.
enum ScalarFolding {
    /// What a scalar is.
    enum Kind: Equatable {
        /// Stands between words.
        case separator
        /// Stands in a word and counts for nothing.
        case ignored
        /// Part of a word: one or two scalars.
        case letter(Unicode.Scalar, Unicode.Scalar?)
        /// A character of a script without spaces.
        case spaceless(Unicode.Scalar)
    }

    /// What a scalar is. Below U+2000 it is looked up.
    static func kind(_ scalar: Unicode.Scalar) -> Kind {
        let value = Int(scalar.value)
        return value < table.count ? table[value] : found(scalar)
    }

    /// The letter or digit of ASCII that a scalar is, in lower case; nil for any other scalar.
    static func asciiLetter(_ scalar: Unicode.Scalar) -> UInt8? {
        guard let byte = UInt8(exactly: scalar.value) else { return nil }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
        default: return nil
        }
    }

    private static let table: [Kind] = {
        var table = (0..<0x2000).map { Unicode.Scalar($0).map(found) ?? .separator }
        for (base, letters) in AccentTable.rows {
            let scalars = Array(base.unicodeScalars)
            for letter in letters.unicodeScalars {
                table[Int(letter.value)] = .letter(scalars[0], scalars.count > 1 ? scalars[1] : nil)
            }
        }
        // Capitals have no rows of their own.
        for value in 0x80..<0x2000 {
            guard case .letter(let lower, nil) = table[value], lower.value != value, lower.value < 0x2000 else {
                continue
            }
            table[value] = table[Int(lower.value)]
        }
        return table
    }()

    private static func found(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xff01...0xff5e: return Unicode.Scalar(scalar.value - 0xfee0).map(found) ?? .separator
        case 0xfb00...0xfb06: return ligature(scalar)
        default: break
        }
        if isIgnored(scalar.value) { return .ignored }
        guard isInWords(scalar.properties.generalCategory) else { return .separator }
        if isSpaceless(scalar.value) { return .spaceless(scalar) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return .letter(lower.first ?? scalar, nil)
    }

    private static func isInWords(_ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private static func isIgnored(_ value: UInt32) -> Bool {
        switch value {
        case 0x00ad, 0x0300...0x036f, 0x0591...0x05bd, 0x05bf, 0x05c1...0x05c2, 0x05c4...0x05c5, 0x05c7, 0x0640,
            0x064b...0x0652, 0x0670, 0x200b...0x200d, 0x2060, 0xfe00...0xfe0f, 0xfeff:
            true
        default: false
        }
    }

    /// Thai, Lao, Tibetan, Burmese, Khmer, kana, hangul (whose particles stand on the word) and Chinese characters.
    private static func isSpaceless(_ value: UInt32) -> Bool {
        switch value {
        case 0x0e00...0x0fff, 0x1000...0x109f, 0x1780...0x17ff, 0x2e80...0x2fdf, 0x3005...0x3007, 0x3040...0x30ff,
            0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7af, 0xf900...0xfaff, 0xff66...0xff9f,
            0x20000...0x3ffff:
            true
        default: false
        }
    }

    private static func ligature(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xfb00: .letter("f", "f")
        case 0xfb01: .letter("f", "i")
        case 0xfb02: .letter("f", "l")
        case 0xfb05, 0xfb06: .letter("s", "t")
        default: .letter(scalar, nil)
        }
    }
}
