/// Swift source as it is written line by line, indented by four spaces a level.
struct SourceText {
    private(set) var text = ""
    private var level = 0

    /// Writes a line; an empty one without indentation.
    mutating func line(_ line: String = "") {
        if !line.isEmpty {
            text += String(repeating: "    ", count: level) + line
        }
        text += "\n"
    }

    /// Writes `opening {`, what `body` writes, indented, and `}`.
    mutating func block(_ opening: String, _ body: (inout SourceText) throws -> Void) rethrows {
        line(opening + " {")
        try indented(body)
        line("}")
    }

    /// Writes what `body` writes one level further in.
    mutating func indented(_ body: (inout SourceText) throws -> Void) rethrows {
        level += 1
        try body(&self)
        level -= 1
    }

    /// Writes a doc comment; the fallback when there is none in the `.proto`.
    mutating func doc(_ comment: [String], or fallback: String) {
        for text in comment.isEmpty ? [fallback] : comment {
            line(text.isEmpty ? "///" : "/// " + text)
        }
    }
}
