/// What the place that text goes to can show.
package struct TextStyle: Sendable, Hashable {
    /// Whether colours and bold are shown: on a terminal, unless NO_COLOR is set.
    var isColoured = false
    /// The terminal's width in columns; nil where lines may be of any length, as in a file or a pipe.
    var columns: Int?

    init(isColoured: Bool = false, columns: Int? = nil) {
        self.isColoured = isColoured
        self.columns = columns
    }

    /// What a file or a pipe shows.
    package static let plain = TextStyle()

    /// What stands out.
    package func bold(_ text: String) -> String { wrapped(text, code: "1") }

    /// What stands back.
    package func dim(_ text: String) -> String { wrapped(text, code: "2") }

    /// What went wrong.
    package func red(_ text: String) -> String { wrapped(text, code: "1;31") }

    /// What helps.
    func cyan(_ text: String) -> String { wrapped(text, code: "36") }

    private func wrapped(_ text: String, code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
