/// A part of a text, on one line, in which found words stand between `[` and `]`.
struct SearchSnippet {
    /// Where words were found, in bytes of UTF-8.
    struct Place {
        /// Which of the words that were looked for.
        var clause: Int
        var start: Int
        var end: Int
    }

    /// How long it is at most, in Unicode scalars, with all that is added.
    static let scalarsMax = 256
    /// How much stands before the first word, and how far apart words may be that are to be seen together, in bytes.
    private static let beforeBytes = 48
    private static let togetherBytes = 160
    /// How many places are compared.
    private static let comparedMax = 256

    private let source: String
    private let places: [Place]

    /// A snippet of a text with words at these places; at least one.
    init(text: String, places: [Place]) {
        source = text
        self.places = places.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// The snippet.
    var text: String {
        guard let first = bestStart else { return "" }
        let begin = beginning(before: first)
        var result = String.UnicodeScalarView()
        if begin > 0 { result.append("…") }
        var marks = marks(from: first)[...]
        var offset = begin
        var isOpen = false
        let rest = source.utf8.index(source.startIndex, offsetBy: begin)
        for scalar in source.unicodeScalars[rest...] {
            // Room for a bracket before, one behind and the sign that something follows.
            guard result.count + 4 <= Self.scalarsMax else {
                return String(result) + (isOpen ? "]" : "") + "…"
            }
            if isOpen, let mark = marks.first, mark.upperBound <= offset {
                result.append("]")
                isOpen = false
                marks.removeFirst()
            }
            if !isOpen, let mark = marks.first, mark.lowerBound <= offset {
                result.append("[")
                isOpen = true
            }
            result.append(
                scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : scalar)
            offset += scalar.utf8.count
        }
        return String(result) + (isOpen ? "]" : "")
    }

    /// The first place of those that show the most different words close together.
    private var bestStart: Place? {
        let compared = places.prefix(Self.comparedMax)
        func count(from place: Place) -> Int {
            let close = compared.filter {
                $0.start >= place.start && $0.start < place.start + Self.togetherBytes
            }
            return Set(close.map(\.clause)).count
        }
        var best: (place: Place, count: Int)?
        for place in compared {
            let count = count(from: place)
            if count > best?.count ?? 0 { best = (place, count) }
        }
        return best?.place
    }

    /// The beginning of a word some way before a place.
    private func beginning(before place: Place) -> Int {
        guard place.start > Self.beforeBytes else { return 0 }
        let utf8 = source.utf8
        var index = utf8.index(utf8.startIndex, offsetBy: place.start - Self.beforeBytes)
        var offset = place.start - Self.beforeBytes
        var character = place.start
        while offset < place.start {
            let byte = utf8[index]
            if byte & 0xc0 != 0x80 { character = min(character, offset) }
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") { return offset + 1 }
            index = utf8.index(after: index)
            offset += 1
        }
        return character
    }

    /// What stands between brackets from a place on: overlapping places are one.
    private func marks(from place: Place) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        for next in places where next.start >= place.start {
            if let last = marks.last, next.start < last.upperBound {
                marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, next.end)
            } else {
                marks.append(next.start..<next.end)
            }
        }
        return marks
    }
}
