/// Why descriptors are no schema: what is at fault, by its name, and what to do.
public struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence for people.
    public let description: String

    package init(_ description: String) {
        self.description = description
    }
}
