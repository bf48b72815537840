internal import DequeModule
internal import Synchronization

/// The messages that a peer has sent on one stream and its handler has not taken yet, packed.
///
/// The connection fills it on its event loop; the handler empties it in any task.
final class RequestInbox: Sendable {
    private struct State {
        var messages = Deque<[UInt8]>()
        var queue: QueueAccount
        /// True once the peer sends nothing more; what it has sent is still to be taken.
        var isComplete = false
        /// Why nobody waits for the handler any more; what is left is worth nothing then.
        var failure: RPCError?
        var readers: [CheckedContinuation<Void, Never>] = []

        mutating func takeReaders() -> [CheckedContinuation<Void, Never>] {
            defer { readers = [] }
            return readers
        }

        var hasNews: Bool { !messages.isEmpty || isComplete || failure != nil }
    }

    private enum Next {
        case message([UInt8])
        case end
        case fail(RPCError)
        case wait
    }

    private let state: Mutex<State>

    init(limits: ServerLimits) {
        state = Mutex(
            State(queue: QueueAccount(messagesMax: limits.receivedMessagesMax, bytesMax: limits.receivedBytesMax)))
    }

    /// Takes a message in.
    ///
    /// - Returns: false when the handler is too far behind: the message is lost, so the stream must end.
    func receive(_ payload: UnsafeRawBufferPointer) -> Bool {
        let (hasRoom, readers) = state.withLock { state -> (Bool, [CheckedContinuation<Void, Never>]) in
            if state.failure != nil || state.isComplete { return (true, []) }
            guard state.queue.add(byteCount: payload.count) else { return (false, []) }
            state.messages.append(Array(payload))
            return (true, state.takeReaders())
        }
        for reader in readers { reader.resume() }
        return hasRoom
    }

    /// The peer sends nothing more.
    func complete() {
        resumeReaders { $0.isComplete = true }
    }

    /// Nobody waits for the handler any more.
    func fail(_ reason: RPCError) {
        resumeReaders { state in
            if state.failure == nil { state.failure = reason }
            state.messages = []
        }
    }

    /// The next message; nil at the end.
    ///
    /// - Throws: why the call is over, or CANCELLED when the task was cancelled.
    func next() async throws(RPCError) -> [UInt8]? {
        while true {
            switch takeNext() {
            case .message(let bytes): return bytes
            case .end: return nil
            case .fail(let reason): throw reason
            case .wait:
                if Task.isCancelled {
                    throw RPCError(code: .cancelled, message: "The task that reads was cancelled.")
                }
                await news()
            }
        }
    }

    private func takeNext() -> Next {
        state.withLock { state in
            if let failure = state.failure { return .fail(failure) }
            guard let bytes = state.messages.popFirst() else { return state.isComplete ? .end : .wait }
            state.queue.remove(byteCount: bytes.count)
            return .message(bytes)
        }
    }

    /// Waits until there may be something new.
    private func news() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isPointless = state.withLock { state in
                    if state.hasNews || Task.isCancelled { return true }
                    state.readers.append(continuation)
                    return false
                }
                if isPointless { continuation.resume() }
            }
        } onCancel: {
            resumeReaders { _ in }
        }
    }

    private func resumeReaders(_ change: (inout State) -> Void) {
        let readers = state.withLock { state in
            change(&state)
            return state.takeReaders()
        }
        for reader in readers { reader.resume() }
    }
}
