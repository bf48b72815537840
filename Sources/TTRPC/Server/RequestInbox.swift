internal import DequeModule
internal import Synchronization

/// The messages that a peer has sent on one stream and its handler has not taken yet, packed.
///
/// The connection fills it on its event loop; the handler empties it in any task.
package final class RequestInbox: Sendable {
    /// A message as it came, in memory of its own.
    struct Message: Sendable {
        let bytes: [UInt8]
        let compression: Compression?
        /// What is given back to the peer as credit when the message is read: nothing for one that came with the
        /// request.
        let creditBytes: Int
    }

    /// What became of a message that was to be taken in.
    package enum Reception: Sendable {
        case taken
        /// The handler is too far behind; the message is not taken.
        case full
        /// All handlers of the process together are too far behind; the message is not taken.
        case overBudget
    }

    private struct State {
        var messages = Deque<Message>()
        var byteCount = 0
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
        case message(Message)
        case end
        case fail(RPCError)
        case wait
    }

    /// What a message costs beside its bytes, so that many small ones are not free.
    private static let overheadBytes = 64

    private let messagesMax: Int
    private let bytesMax: Int
    private let budget: ByteBudget
    private let state = Mutex(State())

    /// - Parameters:
    ///   - messagesMax: how many messages may wait; the bound is looked at before one is taken in.
    ///   - bytesMax: how many bytes may wait; the same.
    init(messagesMax: Int, bytesMax: Int, budget: ByteBudget) {
        self.messagesMax = messagesMax
        self.bytesMax = bytesMax
        self.budget = budget
    }

    deinit {
        budget.giveBack(state.withLock { Self.cost($0) })
    }

    /// Takes a message in.
    func receive(_ payload: ReceivedPayload, creditBytes: Int) -> Reception {
        let (reception, readers) = state.withLock { state -> (Reception, [CheckedContinuation<Void, Never>]) in
            if state.failure != nil || state.isComplete { return (.taken, []) }
            guard state.messages.count < messagesMax, state.byteCount < bytesMax else { return (.full, []) }
            guard budget.take(payload.bytes.count + Self.overheadBytes) else { return (.overBudget, []) }
            state.byteCount += payload.bytes.count
            state.messages.append(
                Message(bytes: Array(payload.bytes), compression: payload.compression, creditBytes: creditBytes))
            return (.taken, state.takeReaders())
        }
        for reader in readers { reader.resume() }
        return reception
    }

    /// The peer sends nothing more.
    func complete() {
        resumeReaders { $0.isComplete = true }
    }

    /// Nobody waits for the handler any more.
    func fail(_ reason: RPCError) {
        resumeReaders { [budget] state in
            if state.failure == nil { state.failure = reason }
            budget.giveBack(Self.cost(state))
            state.messages = []
            state.byteCount = 0
        }
    }

    /// The next message; nil at the end.
    ///
    /// - Throws: why the call is over, or CANCELLED when the task was cancelled.
    func next() async throws(RPCError) -> Message? {
        while true {
            switch takeNext() {
            case .message(let message): return message
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
            guard let message = state.messages.popFirst() else { return state.isComplete ? .end : .wait }
            state.byteCount -= message.bytes.count
            budget.giveBack(message.bytes.count + Self.overheadBytes)
            return .message(message)
        }
    }

    private static func cost(_ state: State) -> Int {
        state.byteCount + state.messages.count * overheadBytes
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
