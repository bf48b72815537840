internal import TTRPC

/// What can be called on the bench.
enum BenchMethod {
    /// Answers in place.
    static let echo = method("Echo", .unary)
    /// Answers later.
    static let slow = method("Slow", .unary)
    /// Answers with a stream.
    static let list = method("List", .serverStream)
    /// Takes a stream.
    static let sum = method("Sum", .clientStream)
    /// Takes a stream and answers with one.
    static let chat = method("Chat", .bidirectional)

    private static func method(_ name: String, _ shape: CallShape) -> MethodDescriptor {
        MethodDescriptor(service: "test.v1.Notes", method: name, shape: shape)
    }
}
