internal import Foundation

/// Reads a script: a head of `Desk:` and `Time:`, then rules (`## Rule 1.2: …`) with their lines. What stands behind
/// `#` at the beginning of a line, and empty lines, are for people.
struct ScriptReader {
    private let file: String
    private let book: StepBook
    private var desk: String?
    private var start: LocalTime?
    private var sections: [Script.Section] = []
    /// Whether something of the last rule could come out wrong.
    private var hasCheck = false

    private init(file: String, book: StepBook) {
        self.file = file
        self.book = book
    }

    /// Reads a script whose every line is one of the book's steps.
    static func read(path: String, book: StepBook) throws -> Script {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try read(text, file: URL(fileURLWithPath: path).lastPathComponent, book: book)
    }

    static func read(_ text: String, file: String, book: StepBook) throws -> Script {
        var reader = ScriptReader(file: file, book: book)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try reader.take(line.trimmingCharacters(in: .whitespaces), number: index + 1)
        }
        return try reader.finish()
    }

    private mutating func take(_ line: String, number: Int) throws {
        if line.hasPrefix("## ") {
            try begin(line.dropFirst(3), number: number)
        } else if line.isEmpty || line.hasPrefix("#") {
            return
        } else if sections.isEmpty {
            try takeHead(line, number: number)
        } else {
            do {
                let found = try book.find(line)
                hasCheck = hasCheck || found.step.kind == .check || found.refusal != nil
            } catch {
                throw ScriptError(file: file, line: number, problem: "\(error)")
            }
            sections[sections.count - 1].lines.append(Script.Line(number: number, text: line))
        }
    }

    private mutating func takeHead(_ line: String, number: Int) throws {
        let words = line.split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "Desk:" {
            desk = words[1]
        } else if words.count == 4, words[0] == "Time:" {
            guard let time = LocalTime(date: words[1], time: words[2], zone: words[3]) else {
                throw ScriptError(
                    file: file, line: number, problem: "no such time; write 2026-11-16 09:00 Europe/Madrid")
            }
            start = time
        } else {
            throw ScriptError(
                file: file, line: number, problem: "before the first rule there can only be Desk: and Time:")
        }
    }

    private mutating func begin(_ heading: Substring, number: Int) throws {
        let parts = heading.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        let words = (parts.first ?? "").split(separator: " ").map(String.init)
        guard parts.count == 2, words.count == 2, words[0] == "Rule", !parts[1].isEmpty else {
            throw ScriptError(file: file, line: number, problem: "write a rule as ## Rule 1.2: what it says")
        }
        try checkLast()
        hasCheck = false
        sections.append(Script.Section(line: number, rule: words[1], title: parts[1], lines: []))
    }

    /// A rule without a check would hold whatever the service does.
    private func checkLast() throws {
        if let last = sections.last, !hasCheck {
            throw ScriptError(file: file, line: last.line, problem: "the rule has no line that checks anything")
        }
    }

    private func finish() throws -> Script {
        guard let desk else { throw ScriptError(file: file, line: 1, problem: "the head has no Desk:") }
        guard let start else { throw ScriptError(file: file, line: 1, problem: "the head has no Time:") }
        guard !sections.isEmpty else { throw ScriptError(file: file, line: 1, problem: "there is no rule") }
        try checkLast()
        let name = file.hasSuffix(".scenario") ? String(file.dropLast(9)) : file
        return Script(name: name, desk: desk, start: start, sections: sections)
    }
}
