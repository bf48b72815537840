internal import ProtobufC
internal import Synchronization

/// One call whose handler runs off the event loop: what ties handler and connection together.
///
/// The handler's side is any thread; the connection's side is its event loop.
package final class ServerCall: Sendable {
    package let streamID: UInt32
    package let route: Route
    /// Payload bytes of the request.
    package let requestBytes: Int
    private let limits: ServerLimits
    private let outbox: any ServerCallOutbox
    private let gate: SendGate
    /// What the peer sends, where the method takes a stream.
    private let inbox: RequestInbox?
    private let task = Mutex<Task<Void, Never>?>(nil)
    /// What the server's interceptors share; nil when it has none.
    package let record: CallRecord?

    package init(
        _ call: IncomingCall, limits: ServerLimits, outbox: any ServerCallOutbox, record: CallRecord? = nil
    ) {
        self.record = record
        streamID = call.streamID
        route = call.route
        requestBytes = call.payload.count
        self.limits = limits
        self.outbox = outbox
        gate = SendGate(messagesMax: limits.queuedMessagesMax, bytesMax: limits.queuedBytesMax)
        inbox = route.method.shape.hasRequestStream ? RequestInbox(limits: limits) : nil
    }

    // MARK: The connection's side

    /// Tells the handler that nobody waits for it any more.
    package func cancel(_ reason: RPCError) {
        gate.close(reason)
        inbox?.fail(reason)
        task.withLock { $0 }?.cancel()
    }

    /// Says that a message has left the stream's queue.
    package func messageLeft(byteCount: Int) {
        gate.messageLeft(byteCount: byteCount)
    }

    /// Gives the handler a message of the peer.
    ///
    /// - Returns: false when the handler is too far behind: the message is lost, so the stream must end.
    package func receive(_ payload: UnsafeRawBufferPointer) -> Bool {
        inbox?.receive(payload) ?? true
    }

    /// Tells the handler that the peer sends nothing more.
    package func requestsEnded() {
        inbox?.complete()
    }

    // MARK: The handler's side

    package var isCancelled: Bool { gate.end != nil }

    /// Runs a handler in a task and reports how it ended.
    func run(_ body: @escaping @Sendable () async throws -> ServerCallResult) {
        let task = Task {
            do {
                finish(try await body())
            } catch {
                finish(.failure(RPCError(handlerError: error)))
            }
        }
        self.task.withLock { $0 = task }
        // Whoever cancelled the call before this found no task.
        if isCancelled { task.cancel() }
    }

    /// Reports how the handler ended; the caller sees to it that this happens once.
    func finish(_ result: ServerCallResult) {
        outbox.post(.finished(result), of: self)
    }

    /// Packs a single reply where the handler runs, so that the event loop only copies it.
    func responseFrame(of message: some ProtobufMessage) throws(RPCError) -> [UInt8] {
        try pack(message) { prepared throws(RPCError) in
            try ResponseFrame.packed(prepared, streamID: streamID, dataBytesMax: limits.frameBytesMax)
        }
    }

    /// Sends one message of a stream, as ``ResponseWriter/send(_:)`` says.
    func send(_ message: some ProtobufMessage) async throws(RPCError) {
        let frame = try pack(message) { prepared throws(RPCError) in
            try DataFrame.packed(prepared, streamID: streamID, dataBytesMax: limits.frameBytesMax)
        }
        try await gate.reserve(byteCount: frame.count)
        outbox.post(.message(frame: frame), of: self)
    }

    /// The next message of the peer; nil at the end.
    func nextRequest<Request: ProtobufMessage>(_ type: Request.Type) async throws(RPCError) -> Request? {
        guard let inbox, let bytes = try await inbox.next() else { return nil }
        return try ArenaPool.shared.withArena { arena throws(RPCError) in
            try Request(requestPayload: bytes, in: arena)
        }
    }

    private func pack<Message: ProtobufMessage>(
        _ message: Message, _ body: (PreparedMessage) throws(RPCError) -> [UInt8]
    ) throws(RPCError) -> [UInt8] {
        try ArenaPool.shared.withArena { arena throws(RPCError) in
            try body(try message.preparedReply(in: arena))
        }
    }
}
