/// Every step that scripts can use.
struct StepBook {
    /// A line that is no step, or more than one.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    let steps: [Step]

    /// The one step that a line is.
    func find(_ line: String) throws -> FoundStep {
        guard var tokens = Token.read(line) else { throw Unreadable(description: "a quotation has no end") }
        let refusal = try Self.takeRefusal(&tokens)
        let found = steps.compactMap { step in
            step.pattern.match(tokens).map { FoundStep(step: step, values: StepValues(values: $0), refusal: refusal) }
        }
        guard let first = found.first else {
            let nearest = steps.max { $0.pattern.fit(tokens) < $1.pattern.fit(tokens) }
            throw Unreadable(
                description: "no step is written like that"
                    + (nearest.map { "; the nearest is: \($0.pattern.source)" } ?? ""))
        }
        guard found.count == 1 else {
            let patterns = found.map(\.step.pattern.source).joined(separator: " / ")
            throw Unreadable(description: "more than one step is written like that: \(patterns)")
        }
        guard refusal == nil || first.step.kind == .action else {
            throw Unreadable(description: "only what somebody does can be refused")
        }
        return first
    }

    /// Takes `; refused: REASON "text"…` off the end.
    private static func takeRefusal(_ tokens: inout [Token]) throws -> ExpectedRefusal? {
        guard let place = tokens.lastIndex(of: .word("refused:")), place > 0, tokens[place - 1] == .mark(";") else {
            return nil
        }
        let rest = tokens[(place + 1)...]
        guard case .word(let reason) = rest.first else {
            throw Unreadable(description: "name a reason behind refused:, such as NOT_FOUND")
        }
        let texts = try rest.dropFirst().map { token in
            guard case .text(let text) = token else {
                throw Unreadable(description: "behind the reason there can only be parts of the message in quotes")
            }
            return text
        }
        tokens.removeSubrange((place - 1)...)
        return ExpectedRefusal(reason: reason, texts: texts)
    }
}
