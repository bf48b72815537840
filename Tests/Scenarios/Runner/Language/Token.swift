/// A word, a quoted text or a mark of a line.
enum Token: Hashable, CustomStringConvertible {
    /// Letters, digits and whatever else stands without a blank, such as `#100001` or `09:30`.
    case word(String)
    /// What stands between double quotes.
    case text(String)
    /// One of `,`, `;`, `(` and `)`.
    case mark(Character)

    var description: String {
        switch self {
        case .word(let word): word
        case .text(let text): "\"\(text)\""
        case .mark(let mark): String(mark)
        }
    }

    /// The tokens of a line; nil if a quotation has no end.
    static func read(_ line: some StringProtocol) -> [Token]? {
        var tokens: [Token] = []
        var rest = line[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: "\"") else { return nil }
                tokens.append(.text(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            } else if Self.marks.contains(first) {
                tokens.append(.mark(first))
                rest.removeFirst()
            } else {
                let word = rest.prefix { !$0.isWhitespace && $0 != "\"" && !Self.marks.contains($0) }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            }
        }
        return tokens
    }

    private static let marks: Set<Character> = [",", ";", "(", ")"]
}
