/// Reads a ticket's texts for the words that somebody looks for: whether those that have to stand together do, and which
/// place shows best what was found.
public struct SearchReading {
    /// How much of a ticket's texts is read, in bytes of UTF-8. What stands behind it is found by its words alone.
    public static let bytesMax = 1 << 20

    private let words: SearchWords
    /// How much was read, in bytes of UTF-8.
    public private(set) var bytesRead = 0
    private var open: [SearchClause]
    private var bestCount = 0
    /// The place that shows best what was found, with the words between `[` and `]`; empty if there is none.
    public private(set) var snippet = ""

    /// A reading for these words.
    public init(_ words: SearchWords) {
        self.words = words
        open = words.clauses.filter(\.hasOrder)
    }

    /// Whether the words that have to stand together do so in the texts that were read, each in one.
    public var isFound: Bool { open.isEmpty }

    /// Reads the next text of the ticket. Answers whether another one could tell more.
    public mutating func take(_ text: String) -> Bool {
        guard bytesRead + text.utf8.count <= Self.bytesMax else { return false }
        bytesRead += text.utf8.count
        let elements = SearchReader.elements(of: text)
        var places: [SearchSnippet.Place] = []
        var count = 0
        for (number, clause) in words.clauses.enumerated() {
            let found = elements.indices.filter { clause.matches(elements, at: $0) }
            guard !found.isEmpty else { continue }
            count += 1
            open.removeAll { $0 == clause }
            places += found.map { index in
                SearchSnippet.Place(
                    clause: number, start: elements[index].start, end: elements[index + clause.items.count - 1].end)
            }
        }
        if count > bestCount {
            bestCount = count
            snippet = SearchSnippet(text: text, places: places).text
        }
        return !(open.isEmpty && bestCount == words.clauses.count)
    }
}
