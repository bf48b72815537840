/// Something that is wrong, or odd, with a desk's data.
public struct DeskFinding: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The desk cannot be used.
        case error
        /// The desk can be used, and something in it is probably not meant so.
        case warning
    }

    /// One step on the way to a value: the key of a mapping or the place in a list, from 0.
    public enum PathStep: Sendable, Hashable, CustomStringConvertible {
        case key(String)
        case index(Int)

        public var description: String {
            switch self {
            case .key(let key): key
            case .index(let index): "[\(index)]"
            }
        }
    }

    /// How bad it is.
    public var severity: Severity
    /// For programs, in upper snake case, such as `UNREACHABLE_STATUS`.
    public var code: String
    /// The value at fault, by the keys of the desk's file.
    public var path: [PathStep]
    /// For people: where it is, what is wrong, and what to do.
    public var message: String

    /// A finding with every field given.
    public init(severity: Severity, code: String, path: [PathStep], message: String) {
        self.severity = severity
        self.code = code
        self.path = path
        self.message = message
    }

    /// The path as text, such as `statuses[2].labels`.
    public var pathText: String {
        path.reduce(into: "") { text, step in
            if case .key = step, !text.isEmpty { text += "." }
            text += step.description
        }
    }
}

extension DeskFinding.PathStep: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .key(value) }

    public init(integerLiteral value: Int) { self = .index(value) }
}
