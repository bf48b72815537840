internal import ProtobufC
internal import Synchronization

/// One call whose handler runs off the event loop: what ties handler and connection together.
///
/// The handler's side is any thread; the connection's side is its event loop.
package final class ServerCall: Sendable {
    package let streamID: UInt32
    package let route: Route
    /// Payload bytes of the request, inflated.
    package let requestBytes: Int
    private let terms: ServerCallTerms
    private let outbox: any ServerCallOutbox
    private let gate: SendGate
    /// What the peer sends, where the method takes a stream.
    private let inbox: RequestInbox?
    private let state = Mutex(State())
    /// What the server's interceptors share; nil when it has none.
    package let record: CallRecord?

    private struct State {
        var task: Task<Void, Never>?
        var answer = AnswerMetadata()
    }

    /// - Parameter requestBytes: payload bytes of the request when inflated; nil when it was not compressed.
    package init(
        _ call: IncomingCall, requestBytes: Int? = nil, terms: ServerCallTerms, outbox: any ServerCallOutbox,
        record: CallRecord? = nil
    ) {
        self.record = record
        streamID = call.streamID
        route = call.route
        self.requestBytes = requestBytes ?? call.payload.count
        self.terms = terms
        self.outbox = outbox
        gate = SendGate(messagesMax: terms.queuedMessagesMax, bytesMax: terms.queuedBytesMax, budget: terms.budget)
        inbox =
            route.method.shape.hasRequestStream
            ? RequestInbox(
                messagesMax: terms.receivedMessagesMax, bytesMax: terms.receivedBytesMax, budget: terms.budget)
            : nil
    }

    // MARK: The connection's side

    /// Tells the handler that nobody waits for it any more.
    package func cancel(_ reason: RPCError) {
        gate.close(reason)
        inbox?.fail(reason)
        state.withLock { $0.task }?.cancel()
    }

    /// Says that a message has left the stream's queue.
    package func messageLeft(byteCount: Int) {
        gate.messageLeft(byteCount: byteCount)
    }

    /// Gives the handler a message of the peer.
    ///
    /// - Parameter isFirst: true for one that came with the request.
    package func receive(_ payload: ReceivedPayload, isFirst: Bool = false) -> RequestInbox.Reception {
        guard let inbox else { return .taken }
        let creditBytes = terms.isExtended && !isFirst ? payload.bytes.count : 0
        return inbox.receive(payload, creditBytes: creditBytes)
    }

    /// Tells the handler that the peer sends nothing more.
    package func requestsEnded() {
        inbox?.complete()
    }

    /// What goes right before the frame that ends the call; empty as a rule.
    package func trailersFrame(isFailure: Bool) -> [UInt8] {
        guard terms.isExtended else { return [] }
        var trailers = state.withLock { $0.answer.trailers }
        if let pair = record?.sentBack(isFailure: isFailure) { trailers.add(pair, within: terms.metadata) }
        return MetadataFrame.ifAny(trailers, type: .trailers, streamID: streamID)
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
        state.withLock { $0.task = task }
        // Whoever cancelled the call before this found no task.
        if isCancelled { task.cancel() }
    }

    /// Reports how the handler ended; the caller sees to it that this happens once.
    func finish(_ result: ServerCallResult) {
        outbox.post(.finished(result), of: self)
    }

    /// Sends metadata ahead of the answer, as ``CallContext/sendHeaders(_:)`` says.
    func sendHeaders(_ metadata: Metadata) throws(RPCError) {
        try state.withLock { state throws(RPCError) in
            try state.answer.setHeaders(metadata, limits: terms.metadata)
        }
        let frame = MetadataFrame.ifAny(metadata, type: .headers, streamID: streamID)
        if terms.isExtended, !frame.isEmpty { outbox.post(.headers(frame: frame), of: self) }
    }

    /// Sets what goes with the end of the answer, as ``CallContext/setTrailers(_:)`` says.
    func setTrailers(_ metadata: Metadata) throws(RPCError) {
        try state.withLock { state throws(RPCError) in
            try state.answer.setTrailers(metadata, limits: terms.metadata)
        }
    }

    /// Packs a single reply where the handler runs, so that the event loop only copies it.
    func responseFrame(of message: some ProtobufMessage) throws(RPCError) -> [UInt8] {
        try pack(message) { prepared throws(RPCError) in
            try ResponseFrame.packed(
                prepared, streamID: streamID, dataBytesMax: terms.frameBytesMax, compression: terms.compression)
        }
    }

    /// Sends one message of a stream, as ``ResponseWriter/send(_:)`` says.
    func send(_ message: some ProtobufMessage) async throws(RPCError) {
        let frame = try pack(message) { prepared throws(RPCError) in
            try DataFrame.packed(
                prepared, streamID: streamID, dataBytesMax: terms.frameBytesMax, compression: terms.compression)
        }
        try await gate.reserve(byteCount: frame.count)
        state.withLock { $0.answer.messageSent() }
        outbox.post(.message(frame: frame), of: self)
    }

    /// The next message of the peer; nil at the end.
    func nextRequest<Request: ProtobufMessage>(_ type: Request.Type) async throws(RPCError) -> Request? {
        guard let inbox, let message = try await inbox.next() else { return nil }
        if message.creditBytes > 0 { outbox.post(.read(byteCount: message.creditBytes), of: self) }
        do throws(RPCError) {
            let payload = try inflated(message)
            return try ArenaPool.shared.withArena { arena throws(RPCError) in
                try Request(requestPayload: payload, in: arena)
            }
        } catch {
            outbox.post(.badMessage(error), of: self)
            throw error
        }
    }

    /// Messages wait as they came, so that what is small on the wire is small here.
    private func inflated(_ message: RequestInbox.Message) throws(RPCError) -> [UInt8] {
        guard let compression = message.compression else { return message.bytes }
        let result = message.bytes.withUnsafeBytes { bytes in
            Result { () throws(RPCError) in
                try compression.received(bytes, byteCountMax: terms.frameBytesMax)
            }
        }
        return try result.get()
    }

    private func pack<Message: ProtobufMessage>(
        _ message: Message, _ body: (PreparedMessage) throws(RPCError) -> [UInt8]
    ) throws(RPCError) -> [UInt8] {
        try ArenaPool.shared.withArena { arena throws(RPCError) in
            try body(try message.preparedReply(in: arena))
        }
    }
}
