public import ProtobufC

/// What answers a method that takes a stream of messages with one reply.
public struct ClientStreamHandler<Request: ProtobufMessage, Response: ProtobufMessage>: Sendable {
    /// A handler that runs in a task.
    public typealias Async = @Sendable (MessageStream<Request>, CallContext) async throws -> Response

    let body: Async

    /// Runs in a task of its own, from the first sign of the call on: the messages come while it runs, and the sequence
    /// ends when the peer has sent its last. It may return or throw before that; what the peer still sends is dropped
    /// then.
    ///
    /// A handler that falls 64 messages or 1 MiB behind a plain ttrpc peer loses the call with RESOURCE_EXHAUSTED,
    /// since such a peer cannot be told to wait. The task is cancelled, and the sequence throws, when nobody waits for
    /// the reply any more.
    public static func async(_ handler: @escaping Async) -> Self {
        Self(body: handler)
    }
}
