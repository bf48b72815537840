/// Text from outside without characters that act instead of being read.
enum PlainText {
    /// Whether a scalar is a control character, or turns the direction of what follows it (UAX #9).
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff: true
        default: false
        }
    }

    /// One line: unsafe characters are spaces, and spaces never stand together or at an end.
    static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isSpace = scalar == " " || isUnsafe(scalar)
            if !isSpace {
                scalars.append(scalar)
            } else if let last = scalars.last, last != " " {
                scalars.append(" ")
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Several lines that end with LF; other controls than tabs are left out.
    static func lines(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r", "\u{2028}", "\u{2029}": scalars.append("\n")
            case "\n": if previous != "\r" { scalars.append("\n") }
            case "\t": scalars.append("\t")
            default: if !isUnsafe(scalar) { scalars.append(scalar) }
            }
            previous = scalar
        }
        return String(scalars)
    }
}
