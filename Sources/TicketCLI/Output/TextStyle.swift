/// What the place that text goes to can show.
struct TextStyle: Sendable, Hashable {
    /// Whether colours and bold are shown: on a terminal, unless NO_COLOR is set.
    var isColoured = false
    /// The terminal's width in columns; nil where lines may be of any length, as in a file or a pipe.
    var columns: Int?

    /// What stands out.
    func bold(_ text: String) -> String { wrapped(text, code: "1") }

    /// What stands back.
    func dim(_ text: String) -> String { wrapped(text, code: "2") }

    /// What went wrong.
    func red(_ text: String) -> String { wrapped(text, code: "1;31") }

    /// What helps.
    func cyan(_ text: String) -> String { wrapped(text, code: "36") }

    private func wrapped(_ text: String, code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
