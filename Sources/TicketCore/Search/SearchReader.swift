/// Takes a text apart for a search. Both sides use it, what is found and what is looked for, so that they agree.
enum SearchReader {
    /// How many words and characters of a text are read; what stands behind them is not found.
    static let elementsMax = 20_000
    /// How much of a word counts, in bytes of UTF-8: longer ones are no words of a language.
    static let wordBytesMax = 48

    /// Calls `body` with each word or character, in order, until it answers false.
    static func forEach(in text: String, _ body: (SearchElement) -> Bool) {
        var reading = Reading()
        var count = 0
        var offset = 0
        for scalar in text.unicodeScalars {
            // Most of most texts: what it is, needs no looking up.
            if let letter = ScalarFolding.asciiLetter(scalar) {
                if reading.word.isEmpty { reading.start = offset }
                reading.add(letter)
                offset += 1
                continue
            }
            let kind = ScalarFolding.kind(scalar)
            if case .letter(let first, let second) = kind {
                if reading.word.isEmpty { reading.start = offset }
                reading.add(first)
                if let second { reading.add(second) }
            } else if kind != .ignored {
                if let word = reading.take(end: offset) {
                    count += 1
                    guard body(word), count < elementsMax else { return }
                }
                let width = scalar.utf8.count
                if let character = reading.character(kind, at: offset, width: width) {
                    count += 1
                    guard body(character), count < elementsMax else { return }
                }
            }
            offset += scalar.utf8.count
        }
        if let word = reading.take(end: offset) { _ = body(word) }
    }

    /// Every word and character of a text.
    static func elements(of text: String) -> [SearchElement] {
        var elements: [SearchElement] = []
        forEach(in: text) { element in
            elements.append(element)
            return true
        }
        return elements
    }

    /// The word that is being read.
    private struct Reading {
        var word: [UInt8] = []
        var start = 0
        /// Whether the last thing before was a character of a script without spaces.
        var follows = false

        mutating func add(_ letter: UInt8) {
            if word.count < wordBytesMax { word.append(letter) }
        }

        mutating func add(_ scalar: Unicode.Scalar) {
            if scalar.isASCII {
                add(UInt8(truncatingIfNeeded: scalar.value))
            } else if let bytes = UTF8.encode(scalar), word.count + bytes.count <= wordBytesMax {
                word += bytes
            }
        }

        mutating func take(end: Int) -> SearchElement? {
            guard !word.isEmpty else { return nil }
            defer { word.removeAll(keepingCapacity: true) }
            follows = false
            return SearchElement(text: String(decoding: word, as: UTF8.self), start: start, end: end)
        }

        mutating func character(_ kind: Kind, at offset: Int, width: Int) -> SearchElement? {
            guard case .spaceless(let scalar) = kind else {
                follows = false
                return nil
            }
            defer { follows = true }
            return SearchElement(
                text: String(Character(scalar)), isSpaceless: true, joinsLast: follows, start: offset,
                end: offset + width)
        }
    }

    private typealias Kind = ScalarFolding.Kind
}
