/// The words of a text as a search sees them, so that a rule finds what a search finds.
struct TextWords {
    private let elements: [SearchElement]

    init(_ text: String) {
        elements = SearchReader.elements(of: text)
    }

    /// Whether one of these is in it, each as whole words one after the other. Case and accents make no difference;
    /// what is written in a script that puts no spaces between words is looked for anywhere. What has no word in it is
    /// in no text.
    func contains(any phrases: [String]) -> Bool {
        phrases.contains { phrase in
            let clause = SearchClause(SearchReader.elements(of: phrase), isPrefix: false)
            return !clause.items.isEmpty && elements.indices.contains { clause.matches(elements, at: $0) }
        }
    }
}
