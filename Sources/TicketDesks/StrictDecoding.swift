extension Decoder {
    /// The value as one word; nil if it is a list or a mapping.
    var word: String? { try? singleValueContainer().decode(String.self) }

    /// What a word at this place is not.
    func unknownWord(_ word: String, known: [String]) -> DecodingError {
        DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: codingPath, debugDescription: "\"\(word)\" is none of \(known.joined(separator: ", "))"))
    }

    /// A keyed container that refuses every key it does not know, so that an operator's typing error is named.
    func strictContainer<Key: CodingKey & CaseIterable>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let known = Key.allCases.map(\.stringValue)
        let present = try container(keyedBy: NamedKey.self).allKeys
        if let unknown = present.first(where: { !known.contains($0.stringValue) }) {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [unknown],
                    debugDescription: "no such key here; there are " + known.joined(separator: ", ")))
        }
        return try container(keyedBy: type)
    }
}

extension KeyedDecodingContainer {
    /// One word of a fixed list.
    func decodeWord<Word>(_ type: Word.Type, forKey key: Key) throws -> Word
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        try Self.word(decode(String.self, forKey: key), codingPath: codingPath + [key])
    }

    /// A span of time, in seconds; nil for an absent key.
    func decodeSpanIfPresent(forKey key: Key) throws -> Int64? {
        contains(key) ? try decodeSpan(forKey: key) : nil
    }

    /// A span of time, in seconds.
    func decodeSpan(forKey key: Key) throws -> Int64 {
        let text = try decode(String.self, forKey: key)
        guard let seconds = SpanText.seconds(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key],
                    debugDescription: "\"\(text)\" is no span of time, such as 30s, 5m, 12h or 4d"))
        }
        return seconds
    }

    /// Several words of a fixed list, none twice; an absent key is none.
    func decodeWords<Word>(_ type: Word.Type, forKey key: Key) throws -> Set<Word>
    where Word: RawRepresentable & CaseIterable & Hashable, Word.RawValue == String {
        var words: Set<Word> = []
        for (index, text) in try (decodeIfPresent([String].self, forKey: key) ?? []).enumerated() {
            let path = codingPath + [key, NamedKey(index: index)]
            guard words.insert(try Self.word(text, codingPath: path)).inserted else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: path, debugDescription: "\"\(text)\" stands there twice"))
            }
        }
        return words
    }

    private static func word<Word>(_ text: String, codingPath: [any CodingKey]) throws -> Word
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: codingPath, debugDescription: "\"\(text)\" is none of \(words)"))
    }
}
