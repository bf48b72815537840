/// The terms under which a text is found: its words, and of scripts without spaces each character and each two that
/// stand together.
///
/// Two, because most words of Chinese have two characters: with three, as in a trigram index, they would not be found.
public enum SearchTerms {
    /// Calls `body` with each term of a text, some more than once.
    public static func forEach(in text: String, _ body: (String) -> Void) {
        var last = ""
        SearchReader.forEach(in: text) { element in
            body(element.text)
            if element.joinsLast { body(last + element.text) }
            last = element.text
            return true
        }
    }

    /// The terms of some texts.
    public static func of(_ texts: [String]) -> Set<String> {
        var terms: Set<String> = []
        for text in texts { forEach(in: text) { terms.insert($0) } }
        return terms
    }
}
