public import ProtobufC

/// Makes calls: what a generated client stub stands on.
///
/// A connection over TCP is one; a test can be another; a wrapper that adds metadata or retries is a third.
public protocol CallInvoker: Sendable {
    /// Calls a unary method and waits for its reply.
    ///
    /// Cancelling the task gives the call up at once. A server with the extension `ttrpcx.v1` is told and cancels its
    /// handler; plain ttrpc has no word for that, so another server learns of it only from the deadline.
    ///
    /// - Throws: ``RPCError``.
    nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply

    /// Calls a method that answers with a stream of messages, which `body` reads. The call ends when `body` returns or
    /// throws.
    ///
    /// - Throws: ``RPCError`` when the call cannot start, and whatever `body` throws; reading the stream throws
    ///   ``RPCError`` when the server ends it with a status that is not OK.
    nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value

    /// Calls a method that takes a stream of messages, which `body` sends, and waits for the one reply. The stream ends
    /// when `body` returns, or before that with ``RequestWriter/finish()``. When `body` throws, the call is given up
    /// without an end of its stream, so that the server does not take a part for the whole.
    ///
    /// A server may reply before it has all messages: sending throws then, and `body` may throw that on, which is no
    /// failure.
    ///
    /// - Throws: ``RPCError``, and whatever `body` throws.
    nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply

    /// Calls a method whose messages go both ways; `body` sends and reads them, in any order or at the same time. The
    /// call ends when `body` returns or throws; returning ends the stream of requests well, if
    /// ``RequestWriter/finish()`` has not.
    ///
    /// - Throws: ``RPCError`` when the call cannot start, and whatever `body` throws; reading throws ``RPCError`` when the
    ///   server ends the call with a status that is not OK.
    nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value
}
