/// Rows under headings, aligned by display width.
///
/// The last column takes what is left of a terminal's width, and is cut there; anywhere else nothing is cut.
package struct Table {
    /// The headings, one a column.
    let headings: [String]
    /// The cells, escaped already, as many a row as there are headings.
    let rows: [[String]]

    private static let gap = "  "
    /// Below this the last column is not cut: it would say nothing.
    private static let lastColumnsMin = 12

    /// - Parameter rows: cells of text from anywhere; they are escaped here.
    package init(_ headings: [String], rows: [[String]]) {
        self.headings = headings
        self.rows = rows.map { $0.map(Escaping.line) }
    }

    /// The lines, each ended by a line feed; empty if there are no rows.
    package func text(_ style: TextStyle) -> String {
        if rows.isEmpty { return "" }
        let widths = self.widths
        let heading = style.bold(line(headings, widths, columnsMax: style.columns))
        let body = rows.map { line($0, widths, columnsMax: style.columns) }
        return ([heading] + body).map { $0 + "\n" }.joined()
    }

    private var widths: [Int] {
        headings.indices.map { column in
            ([headings] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
        }
    }

    private func line(_ cells: [String], _ widths: [Int], columnsMax: Int?) -> String {
        let head = zip(cells, widths).dropLast().map { DisplayWidth.padded($0, columns: $1) + Self.gap }.joined()
        guard var last = cells.last else { return head }
        if let columnsMax {
            let left = max(columnsMax - DisplayWidth.columns(of: head), Self.lastColumnsMin)
            last = DisplayWidth.truncated(last, columnsMax: left)
        }
        let line = head + last
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
