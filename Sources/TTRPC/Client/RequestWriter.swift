public import ProtobufC

/// Where a caller puts the messages of its stream.
public struct RequestWriter<Request: ProtobufMessage>: Sendable {
    private let sendMessage: @Sendable (Request) async throws -> Void
    private let finishMessages: @Sendable () -> Void

    /// - Parameters:
    ///   - send: takes a message, suspends while it has no room for it, and throws ``RPCError``.
    ///   - finish: is told that no message follows.
    public init(
        send: @escaping @Sendable (Request) async throws -> Void, finish: @escaping @Sendable () -> Void
    ) {
        sendMessage = send
        finishMessages = finish
    }

    /// Sends one message. Messages leave in the order of the calls.
    ///
    /// It returns as soon as the message is queued, and suspends while 64 messages or 1 MiB wait for the connection or,
    /// with the extension `ttrpcx.v1`, for the server's credit. A plain ttrpc server cannot say that it is only slow:
    /// ticketd ends a call with RESOURCE_EXHAUSTED whose messages come 64 or 1 MiB ahead of what is done with them, so
    /// do not send it many more without hearing from it.
    ///
    /// - Throws: ``RPCError``: the status with which the server has ended the call, FAILED_PRECONDITION when it has
    ///   ended it well already or after ``finish()``, RESOURCE_EXHAUSTED for a message above the frame limit, and
    ///   CANCELLED when the task is cancelled.
    public func send(_ message: Request) async throws {
        try await sendMessage(message)
    }

    /// Says that no message follows. Replies may go on. Saying it again changes nothing.
    public func finish() {
        finishMessages()
    }
}
