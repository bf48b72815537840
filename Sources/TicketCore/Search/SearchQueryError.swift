/// What is wrong with the words that somebody looks for.
public enum SearchQueryError: Error, Sendable, Hashable {
    /// There is no word in it.
    case empty
    /// It has more words than this.
    case tooManyWords(max: Int)
    /// It has more bytes of UTF-8 than this.
    case tooLong(maxBytes: Int)
    /// A word that others are to begin with has fewer letters than this.
    case prefixTooShort(min: Int)
}
