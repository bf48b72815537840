/// What is read out of a server's lines (RFC 3501, 7).
enum IMAPLines {
    /// The numbers that `* SEARCH 2 84 882` lists; none of any other line.
    static func found(in text: String) -> [UInt32] {
        text.split(whereSeparator: \.isNewline).flatMap { line -> [UInt32] in
            let words = line.split(separator: " ")
            guard words.count > 2, words[0] == "*", words[1].uppercased() == "SEARCH" else { return [] }
            return words.dropFirst(2).compactMap { UInt32($0) }.filter { $0 > 0 }
        }
    }

    /// The number in `* OK [UIDVALIDITY 3857529045] UIDs valid`.
    static func validity(in text: String) -> UInt32? {
        text.split(whereSeparator: \.isNewline).compactMap { line -> UInt32? in
            let words = line.split(separator: " ")
            guard words.count > 3, words[0] == "*", words[2].uppercased() == "[UIDVALIDITY" else { return nil }
            return UInt32(words[3].prefix { $0.isNumber })
        }.last
    }
}
