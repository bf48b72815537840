/// A word of a text, or a character of a script without spaces, as a search sees it.
struct SearchElement: Equatable {
    /// The word without case and accents.
    var text: String
    /// Whether it is a character of a script without spaces.
    var isSpaceless = false
    /// Whether it is such a character and stands right behind another.
    var joinsLast = false
    /// Where it begins in the text, in bytes of UTF-8.
    var start = 0
    /// The first byte behind it.
    var end = 0
}
