import Foundation
import Testing

/// A row of `Tests/Authorization/matrix.txt`: one way to use a method, and what comes of it for each caller.
struct MatrixRow: Sendable, CustomTestStringConvertible {
    /// The method, and behind a comma which way, such as `TicketService/AddComment, note`.
    let name: String
    /// What a program needs for it.
    let scopes: [String]
    /// The words of the cells, in the order of the callers.
    let cells: [String]

    var testDescription: String { name }

    /// The method without the way.
    var method: String { String(name.prefix { $0 != "," }) }

    /// What the file has for a caller.
    func expected(for caller: MatrixCaller) -> String { cells[caller.column] }

    /// The file's rows, the heading left out. What is no row of it fails every test that asks for them.
    static let all: [MatrixRow] = {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        return lines.dropFirst().map { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
            let count = MatrixCaller.allCases.count
            let head = words.dropLast(count)
            return MatrixRow(
                name: head.dropLast().joined(separator: " "),
                scopes: head.last == "-" ? [] : (head.last ?? "").split(separator: ",").map(String.init),
                cells: words.suffix(count))
        }
    }()

    /// The callers as the heading has them.
    static var heading: [String] {
        let line = text.split(separator: "\n").first { $0.hasPrefix("method ") } ?? ""
        return line.split(separator: " ").dropFirst(2).map(String.init)
    }

    private static let text: String = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = tests.appendingPathComponent("Authorization/matrix.txt")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()
}
