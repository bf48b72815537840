/// Why there is nothing to generate: what in which `.proto` stands against it, and what to do.
public struct GeneratorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that protoc prints for the author of the `.proto`.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
