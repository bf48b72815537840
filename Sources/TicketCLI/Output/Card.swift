/// One thing in full: a title, its fields under each other, and the text that belongs to it.
struct Card {
    /// The first line; left out when empty.
    var title = ""
    /// Names and values; fields without a value are left out.
    var fields: [(name: String, value: String)] = []
    /// The text under the fields, which keeps its lines.
    var body = ""

    /// The lines, each ended by a line feed.
    func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        if !title.isEmpty { lines.append(style.bold(Escaping.line(title))) }
        let shown = fields.filter { !$0.value.isEmpty }
        let width = shown.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
        for field in shown {
            lines.append(style.dim(DisplayWidth.padded(field.name, columns: width)) + "  " + Escaping.line(field.value))
        }
        if !body.isEmpty {
            lines.append("")
            lines += Escaping.lines(body)
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
