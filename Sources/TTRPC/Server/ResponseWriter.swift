public import ProtobufC

/// Where a handler puts the messages of its stream.
public struct ResponseWriter<Response: ProtobufMessage>: Sendable {
    private let sendMessage: @Sendable (Response) async throws -> Void

    init(call: ServerCall) {
        sendMessage = { message in try await call.send(message) }
    }

    /// A writer that hands every message to `send`, for a handler that is called directly, as tests do.
    public init(_ send: @escaping @Sendable (Response) async throws -> Void) {
        sendMessage = send
    }

    /// Sends one message. Messages leave in the order of the calls.
    ///
    /// It returns as soon as the message is queued, so that a handler runs ahead of its reader, and suspends while the
    /// stream's queue is full: 64 messages or 1 MiB by default. A peer that leaves its connection clogged for 30 s
    /// loses the stream with RESOURCE_EXHAUSTED, since a plain ttrpc peer cannot say that it is only slow.
    ///
    /// - Throws: ``RPCError``: why the stream is over, RESOURCE_EXHAUSTED for a message above the frame limit (the
    ///   stream lives on unless the handler throws it on), or INTERNAL for a message that cannot be packed.
    public func send(_ message: Response) async throws {
        try await sendMessage(message)
    }
}
