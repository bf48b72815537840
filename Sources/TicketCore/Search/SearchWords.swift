/// What somebody looks for: words, all of which a ticket has to have.
///
/// Words in double quotes stand together; so do those that no space divides, such as `a-b`. A word that ends in `*`
/// stands for all that begin so. Everything else that is no letter or digit divides words and means nothing.
public struct SearchWords: Sendable, Hashable {
    /// How long the text may be, in bytes of UTF-8.
    public static let bytesMax = 512
    /// How many words it may have. Characters of scripts without spaces that stand together are one.
    public static let wordsMax = 16
    /// How many letters a word has to have that stands for others.
    public static let prefixLettersMin = 3

    /// What has to be there.
    public let clauses: [SearchClause]

    /// The words of a text that somebody typed.
    public init(_ text: String) throws(SearchQueryError) {
        guard text.utf8.count <= Self.bytesMax else { throw .tooLong(maxBytes: Self.bytesMax) }
        var clauses: [SearchClause] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            // Every second part stands between quotation marks.
            let texts = index % 2 == 1 ? [part] : part.split(whereSeparator: \.isWhitespace)
            for text in texts { if let clause = try Self.clause(text) { clauses.append(clause) } }
        }
        guard !clauses.isEmpty else { throw .empty }
        let words = clauses.flatMap(\.items).count { !$0.joinsLast }
        guard words <= Self.wordsMax else { throw .tooManyWords(max: Self.wordsMax) }
        self.clauses = clauses
    }

    private static func clause(_ text: Substring) throws(SearchQueryError) -> SearchClause? {
        let elements = SearchReader.elements(of: String(text))
        guard !elements.isEmpty else { return nil }
        let clause = SearchClause(elements, isPrefix: text.last == "*")
        if let prefix = clause.prefix, prefix.unicodeScalars.count < prefixLettersMin {
            throw .prefixTooShort(min: prefixLettersMin)
        }
        return clause
    }

    /// Whether having the terms is not enough: the texts have to be read.
    public var haveOrder: Bool { clauses.contains(where: \.hasOrder) }
}
