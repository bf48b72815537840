internal import DequeModule
internal import ProtobufC
internal import Synchronization
internal import TTRPC

/// A call with a stream of messages in either direction or both. Those that come wait here, packed, for their reader.
final class StreamClientCall: ClientCall {
    let request: ClientRequest

    fileprivate struct State {
        var messages = Deque<[UInt8]>()
        /// How the call ended; the messages before it are still to be read.
        var end: Result<Void, RPCError>?
        var reader: CheckedContinuation<Void, Never>?
        /// What was read since the connection was told.
        var takenCount = 0
        var takenByteCount = 0

        mutating func takeReader() -> CheckedContinuation<Void, Never>? {
            defer { reader = nil }
            return reader
        }
    }

    /// Messages that were read, so that the connection may receive as many more.
    struct Taken: Sendable {
        let count: Int
        let byteCount: Int
    }

    fileprivate enum Next {
        case message([UInt8], Taken?)
        case end(Result<Void, RPCError>)
        case wait
    }

    private let limits: ClientLimits
    /// Holds back the messages that the caller sends.
    private let gate: SendGate
    private let state = Mutex(State())

    init(request: ClientRequest, limits: ClientLimits) {
        self.request = request
        self.limits = limits
        gate = SendGate(messagesMax: limits.queuedMessagesMax, bytesMax: limits.queuedBytesMax)
    }

    var isOver: Bool { state.withLock { $0.end != nil } }

    /// The next message, packed; nil at the end.
    ///
    /// - Parameters:
    ///   - isExtended: whether what was read is credit for the server, so that none is kept while the reader waits.
    ///   - tell: is told now and then how much was read, so that the connection can go on reading.
    func next(isExtended: Bool, _ tell: (Taken) -> Void) async throws(RPCError) -> [UInt8]? {
        while true {
            switch state.withLock({ $0.next(limits) }) {
            case .message(let bytes, let taken):
                if let taken { tell(taken) }
                return bytes
            case .end(let result):
                try result.get()
                return nil
            case .wait:
                if isExtended, let taken = state.withLock({ $0.takeTaken() }) { tell(taken) }
                if Task.isCancelled { throw .abandoned }
                await news()
            }
        }
    }

    func receive(reply payload: UnsafeRawBufferPointer) {
        receive(message: payload)
        end(nil)
    }

    func receive(message payload: UnsafeRawBufferPointer) {
        let bytes = Array(payload)
        let reader = state.withLock { state in
            if state.end == nil { state.messages.append(bytes) }
            return state.takeReader()
        }
        reader?.resume()
    }

    func end(_ error: RPCError?) {
        gate.close(error ?? .endedEarly)
        let reader = state.withLock { state in
            if state.end == nil { state.end = error.map { .failure($0) } ?? .success(()) }
            return state.takeReader()
        }
        reader?.resume()
    }

    // MARK: What the caller sends

    /// Why nothing more can be sent, if that is so.
    var sendEnd: RPCError? { gate.end }

    /// Takes room for a message, as soon as there is any.
    func reserve(byteCount: Int) async throws(RPCError) {
        try await gate.reserve(byteCount: byteCount)
    }

    /// Says that no message follows.
    ///
    /// - Returns: false when that was said before, or when the call is over.
    func finishSending() -> Bool {
        gate.close(.finished)
    }

    /// The connection has written a message.
    func messageLeft(byteCount: Int) {
        gate.messageLeft(byteCount: byteCount)
    }

    /// Waits until there may be something new.
    private func news() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isPointless = state.withLock { state in
                    if !state.messages.isEmpty || state.end != nil || Task.isCancelled || state.reader != nil {
                        return true
                    }
                    state.reader = continuation
                    return false
                }
                if isPointless { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.takeReader() }?.resume()
        }
    }
}

extension StreamClientCall.State {
    fileprivate mutating func next(_ limits: ClientLimits) -> StreamClientCall.Next {
        guard let bytes = messages.popFirst() else { return end.map { .end($0) } ?? .wait }
        takenCount += 1
        takenByteCount += bytes.count
        // Telling of half a buffer at a time is enough for reading to go on before the buffer is full.
        guard
            takenCount >= (limits.bufferedMessagesMax + 1) / 2
                || takenByteCount >= min(limits.bufferedBytesMax, limits.streamWindowBytes) / 2
        else { return .message(bytes, nil) }
        return .message(bytes, takeTaken())
    }

    /// What was read since this was asked last.
    fileprivate mutating func takeTaken() -> StreamClientCall.Taken? {
        guard takenCount > 0 else { return nil }
        defer { (takenCount, takenByteCount) = (0, 0) }
        return StreamClientCall.Taken(count: takenCount, byteCount: takenByteCount)
    }
}
