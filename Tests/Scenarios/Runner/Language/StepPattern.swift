/// How a step is written, such as `{person} <sees|reads> it [in {word}]`: words stand for themselves, `{kind}` or
/// `{name:kind}` for what may be put in, `[…]` or `[name=…]` for what may be left out, `<…|…>` for one of several.
struct StepPattern {
    indirect enum Node {
        case token(Token)
        case slot(name: String, SlotKind)
        case optional(name: String?, [Node])
        case choice([[Node]])
    }

    /// The pattern is not written as patterns are.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    let source: String
    private let nodes: [Node]

    init(_ source: String) throws {
        self.source = source
        var reader = PatternReader(rest: source[...])
        nodes = try reader.sequence(until: [])
        guard reader.rest.isEmpty else { throw Malformed(description: "\(source): \(reader.rest) is too much") }
    }

    /// What stands in the open places, if the line is one of this pattern.
    func match(_ tokens: [Token]) -> [String: SlotValue]? {
        var furthest = 0
        return Self.match(nodes[...], tokens[...], [:], &furthest)
    }

    /// How many tokens of a line fit, for the nearest step to one that fits none.
    func fit(_ tokens: [Token]) -> Int {
        var furthest = 0
        _ = Self.match(nodes[...], tokens[...], [:], &furthest)
        return furthest
    }

    private static func match(
        _ nodes: ArraySlice<Node>, _ tokens: ArraySlice<Token>, _ values: [String: SlotValue], _ furthest: inout Int
    ) -> [String: SlotValue]? {
        furthest = max(furthest, tokens.startIndex)
        guard let node = nodes.first else { return tokens.isEmpty ? values : nil }
        let rest = nodes.dropFirst()
        switch node {
        case .token(let token):
            return tokens.first == token ? match(rest, tokens.dropFirst(), values, &furthest) : nil
        case .slot(let name, let kind):
            guard let (value, behind) = SlotReader(tokens: tokens).read(kind) else { return nil }
            return match(rest, behind, values.merging([name: value]) { $1 }, &furthest)
        case .optional(let name, let inner):
            let with = name.map { values.merging([$0: .word("yes")]) { $1 } } ?? values
            return match(inner + rest, tokens, with, &furthest) ?? match(rest, tokens, values, &furthest)
        case .choice(let branches):
            for branch in branches {
                if let values = match(branch + rest, tokens, values, &furthest) { return values }
            }
            return nil
        }
    }
}

/// Reads a pattern.
private struct PatternReader {
    var rest: Substring

    mutating func sequence(until ends: Set<Character>) throws -> [StepPattern.Node] {
        var nodes: [StepPattern.Node] = []
        while let first = rest.first, !ends.contains(first) {
            switch first {
            case " ": rest.removeFirst()
            case "{": nodes.append(try slot())
            case "[":
                rest.removeFirst()
                nodes.append(.optional(name: name(), try sequence(until: ["]"])))
                try expect("]")
            case "<": nodes.append(try choice())
            default: nodes += try words()
            }
        }
        return nodes
    }

    /// The `name=` at the front, if there is one.
    private mutating func name() -> String? {
        let name = rest.prefix { $0.isLetter }
        guard !name.isEmpty, rest.dropFirst(name.count).first == "=" else { return nil }
        rest = rest.dropFirst(name.count + 1)
        return String(name)
    }

    private mutating func choice() throws -> StepPattern.Node {
        rest.removeFirst()
        var branches: [[StepPattern.Node]] = []
        repeat {
            if !branches.isEmpty { rest.removeFirst() }
            branches.append(try sequence(until: ["|", ">"]))
        } while rest.first == "|"
        try expect(">")
        return .choice(branches)
    }

    private mutating func slot() throws -> StepPattern.Node {
        let inside = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(inside.count + 1)
        try expect("}")
        let parts = inside.split(separator: ":").map(String.init)
        guard let name = parts.first, let kind = parts.last.flatMap(SlotKind.init(rawValue:)) else {
            throw StepPattern.Malformed(description: "{\(inside)}: no such kind")
        }
        return .slot(name: name, kind)
    }

    private mutating func words() throws -> [StepPattern.Node] {
        let words = rest.prefix { !"{[<]>|".contains($0) }
        rest = rest.dropFirst(words.count)
        guard !words.isEmpty, let tokens = Token.read(words) else {
            throw StepPattern.Malformed(description: "at \"\(rest)\"")
        }
        return tokens.map(StepPattern.Node.token)
    }

    private mutating func expect(_ mark: Character) throws {
        guard rest.first == mark else { throw StepPattern.Malformed(description: "\(mark) is missing at \"\(rest)\"") }
        rest.removeFirst()
    }
}
