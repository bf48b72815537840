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
    private let state = Mutex(State())

    private struct State {
        var task: Task<Void, Never>?
        /// Why nobody waits for the handler any more.
        var end: RPCError?
        var queue = SendQueueAccount()
        var waiting: [CheckedContinuation<Void, Never>] = []

        mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [] }
            return waiting
        }
    }

    package init(_ call: IncomingCall, limits: ServerLimits, outbox: any ServerCallOutbox) {
        streamID = call.streamID
        route = call.route
        requestBytes = call.payload.count
        self.limits = limits
        self.outbox = outbox
    }

    // MARK: The connection's side

    /// Tells the handler that nobody waits for it any more.
    package func cancel(_ reason: RPCError) {
        let (task, waiting) = state.withLock { state in
            if state.end == nil { state.end = reason }
            return (state.task, state.takeWaiting())
        }
        task?.cancel()
        for continuation in waiting { continuation.resume() }
    }

    /// Says that a message has left the stream's queue.
    package func messageLeft(byteCount: Int) {
        let waiting = state.withLock { state in
            state.queue.remove(byteCount: byteCount)
            return state.queue.isBelowHalf(of: limits) ? state.takeWaiting() : []
        }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: The handler's side

    package var isCancelled: Bool { state.withLock { $0.end != nil } }

    /// Runs a handler in a task and reports how it ended.
    func run(_ body: @escaping @Sendable () async throws -> ServerCallResult) {
        let task = Task {
            do {
                finish(try await body())
            } catch {
                finish(.failure(RPCError(handlerError: error)))
            }
        }
        let isOver = state.withLock { state in
            state.task = task
            return state.end != nil
        }
        if isOver { task.cancel() }
    }

    /// Reports how the handler ended; the caller sees to it that this happens once.
    func finish(_ result: ServerCallResult) {
        outbox.post(.finished(result), of: self)
    }

    /// Packs a unary reply where the handler runs, so that the event loop only copies it.
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
        while try !reserve(byteCount: frame.count) { await room(byteCount: frame.count) }
        outbox.post(.message(frame: frame), of: self)
    }

    /// Takes room in the queue for a frame, if there is any.
    private func reserve(byteCount: Int) throws(RPCError) -> Bool {
        let (end, isReserved) = state.withLock { state in
            (state.end, state.end == nil && state.queue.add(byteCount: byteCount, limits: limits))
        }
        if let end { throw end }
        if Task.isCancelled { throw RPCError(code: .cancelled, message: "The task that sends was cancelled.") }
        return isReserved
    }

    /// Waits until there may be room, or until the wait has become pointless.
    private func room(byteCount: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isPointless = state.withLock { state in
                    let hasRoom = state.queue.hasRoom(byteCount: byteCount, limits: limits)
                    if hasRoom || state.end != nil || Task.isCancelled { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isPointless { continuation.resume() }
            }
        } onCancel: {
            for continuation in state.withLock({ $0.takeWaiting() }) { continuation.resume() }
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
