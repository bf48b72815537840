internal import TicketCore
internal import Yams

extension DeskFileError {
    /// What the YAML reader says, without the copy of the file that it carries.
    init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let parts = [context?.text, problem].compactMap { $0 }.filter { !$0.isEmpty }
            self = .syntax(at: FilePlace(mark), problem: parts.joined(separator: ", "))
        case .reader(let problem, _, _, _):
            self = .syntax(at: nil, problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
            self = .syntax(at: FilePlace(context.mark), problem: "the mapping has more than once the key \(keys)")
        default:
            self = .syntax(at: nil, problem: "\(error)")
        }
    }

    /// What the decoder says, with the line that its path leads to.
    init(_ error: DecodingError, in root: Node) {
        let (path, problem) = Self.finding(error)
        self = .form(path: Self.text(path), at: Self.place(of: path, in: root), problem: problem)
    }

    private static func finding(_ error: DecodingError) -> (path: [any CodingKey], problem: String) {
        switch error {
        case .keyNotFound(let key, let context):
            (context.codingPath, "\(key.stringValue) is missing")
        case .valueNotFound(_, let context):
            (context.codingPath, "a value is missing")
        case .typeMismatch(let type, let context):
            (context.codingPath, "expected \(name(of: type))")
        case .dataCorrupted(let context):
            (context.codingPath, context.debugDescription)
        @unknown default:
            ([], "\(error)")
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is Bool.Type: "true or false"
        case is Node.Sequence.Type: "a list"
        case is Node.Mapping.Type: "a mapping"
        default: "a single value"
        }
    }

    private static func text(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
    }

    private static func place(of path: [any CodingKey], in root: Node) -> FilePlace? {
        root.place(of: path.map { key in key.intValue.map { .index($0) } ?? .key(key.stringValue) })
    }
}

extension Node {
    /// Where the deepest value on a path begins that the file has.
    func place(of path: [DeskFinding.PathStep]) -> FilePlace? {
        var node = self
        var place = mark.map(FilePlace.init)
        for step in path {
            let next =
                switch step {
                case .index(let index): node.sequence.flatMap { $0.indices.contains(index) ? $0[index] : nil }
                case .key(let key): node[key]
                }
            guard let next else { break }
            node = next
            place = next.mark.map(FilePlace.init) ?? place
        }
        return place
    }
}

extension FilePlace {
    init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}
