public import ProtobufC

/// What answers a method whose messages go both ways, independent of each other.
public struct BidirectionalHandler<Request: ProtobufMessage, Response: ProtobufMessage>: Sendable {
    /// A handler that runs in a task.
    public typealias Async =
        @Sendable (MessageStream<Request>, CallContext, ResponseWriter<Response>) async throws -> Void

    let body: Async

    /// Runs in a task of its own, from the first sign of the call on. The sequence ends when the peer has sent its last
    /// message; replies may go on after that. Returning ends the stream with OK, after all messages that were sent;
    /// throwing ends it with the error's status, after them, too. What the peer still sends is dropped then.
    ///
    /// A handler that falls 64 messages or 1 MiB behind a plain ttrpc peer loses the call with RESOURCE_EXHAUSTED,
    /// since such a peer cannot be told to wait. The task is cancelled, and the sequence throws, when nobody reads the
    /// stream any more.
    public static func async(_ handler: @escaping Async) -> Self {
        Self(body: handler)
    }
}
