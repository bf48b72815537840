public import ProtobufC

/// What answers a unary method. It says at its registration how it runs.
public struct UnaryHandler<Request: ProtobufMessage, Response: ProtobufMessage>: Sendable {
    /// A handler that runs on the event loop.
    public typealias Inline = @Sendable (Request, CallContext) throws -> Response
    /// A handler that runs in a task.
    public typealias Async = @Sendable (Request, CallContext) async throws -> Response
    /// A handler that answers later.
    public typealias Deferred = @Sendable (Request, CallContext, Reply<Response>) -> Void

    enum Body: Sendable {
        case inline(Inline)
        case async(Async)
        case deferred(Deferred)
    }

    let body: Body

    /// Runs on the event loop, between a frame and its reply: it must be short and never block, because every other
    /// connection of the loop waits meanwhile. The reply leaves with all others of the same burst.
    ///
    /// A thrown ``RPCError`` is the call's status; any other error is answered with ``StatusCode/unknown`` and logged.
    public static func inline(_ handler: @escaping Inline) -> Self {
        Self(body: .inline(handler))
    }

    /// Runs in a task of its own, off the event loop. The task is cancelled when nobody waits for the answer any more.
    ///
    /// A thrown ``RPCError`` is the call's status; any other error is answered with ``StatusCode/unknown`` and logged.
    public static func async(_ handler: @escaping Async) -> Self {
        Self(body: .async(handler))
    }

    /// Is called on the event loop with a ``Reply`` and answers through it later, from any thread, without a task. For
    /// work that goes to a queue of its own, such as commands to the one thread that writes.
    public static func deferred(_ handler: @escaping Deferred) -> Self {
        Self(body: .deferred(handler))
    }
}
