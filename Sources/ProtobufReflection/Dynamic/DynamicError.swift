/// Why JSON is not the message that it should be.
public struct DynamicError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, such as `ticket.cc[2].name` or `labels["en"]`; empty for the message itself and for text that is no JSON.
    public private(set) var path: String

    /// What was expected there, and what was found. Nothing of what a string says is in it.
    public let reason: String

    /// A sentence for people.
    public var description: String { path.isEmpty ? reason : "\(path): \(reason)" }

    init(_ reason: String, path: String = "") {
        self.path = path
        self.reason = reason
    }

    init(expected: String, found: JSONValue) {
        self.init("expected \(expected), found \(found.kind)")
    }

    /// The same error, seen from the message that the field is in.
    func inField(_ name: String) -> DynamicError { prefixed(name) }

    /// The same error, seen from the list that the element is in.
    func inElement(_ index: Int) -> DynamicError { prefixed("[\(index)]") }

    /// The same error, seen from the map that the entry is in.
    func inEntry(_ key: String) -> DynamicError { prefixed("[\"\(key)\"]") }

    private func prefixed(_ part: String) -> DynamicError {
        DynamicError(reason, path: path.isEmpty || path.hasPrefix("[") ? part + path : "\(part).\(path)")
    }
}
