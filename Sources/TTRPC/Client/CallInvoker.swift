public import ProtobufC

/// Makes calls: what a generated client stub stands on.
///
/// A connection over TCP is one; a test can be another; a wrapper that adds metadata or retries is a third.
public protocol CallInvoker: Sendable {
    /// Calls a unary method and waits for its reply.
    ///
    /// Cancelling the task gives the call up at once; plain ttrpc has no word for that, so the server learns of it only
    /// from the deadline.
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
}
