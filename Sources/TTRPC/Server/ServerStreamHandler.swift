public import ProtobufC

/// What answers a method with a stream of messages.
public struct ServerStreamHandler<Request: ProtobufMessage, Response: ProtobufMessage>: Sendable {
    /// A handler that runs in a task.
    public typealias Async = @Sendable (Request, CallContext, ResponseWriter<Response>) async throws -> Void

    let body: Async

    /// Runs in a task of its own. Returning ends the stream with OK, after all messages that were sent; throwing ends
    /// it with the error's status, after them, too. The task is cancelled when nobody reads the stream any more.
    public static func async(_ handler: @escaping Async) -> Self {
        Self(body: handler)
    }
}
