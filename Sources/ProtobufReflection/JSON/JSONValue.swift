/// A JSON text as it was written: numbers keep their digits, objects the order of their members.
public enum JSONValue: Hashable, Sendable {
    /// A name and what stands behind it.
    public struct Member: Hashable, Sendable {
        /// The name, without escapes.
        public let name: String
        /// The value.
        public let value: JSONValue
    }

    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// The number's text, such as `-1.50e3`.
    case number(String)
    /// The string, without escapes.
    case string(String)
    /// The elements.
    case array([JSONValue])
    /// The members, no two of which have the same name.
    case object([Member])

    /// What it is, for error texts; never what a string says.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let text):
            text.utf8.count <= 40 ? "the number \(text)" : "a number of \(text.utf8.count) characters"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
