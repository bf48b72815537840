internal import Synchronization

/// Holds a stream's sender back while its connection has not written enough of what it has sent.
///
/// The sender is any task; the connection is on its event loop.
package final class SendGate: Sendable {
    private struct State {
        var queue: QueueAccount
        /// Why nothing more may be sent.
        var end: RPCError?
        var waiting: [CheckedContinuation<Void, Never>] = []

        mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [] }
            return waiting
        }
    }

    private let state: Mutex<State>
    private let budget: ByteBudget?

    /// - Parameters:
    ///   - messagesMax: how many messages the sender may be ahead of the connection.
    ///   - bytesMax: how many bytes it may be ahead.
    ///   - budget: bounds what all senders of a process are ahead; nil for no such bound.
    package init(messagesMax: Int, bytesMax: Int, budget: ByteBudget? = nil) {
        state = Mutex(State(queue: QueueAccount(messagesMax: messagesMax, bytesMax: bytesMax)))
        self.budget = budget
    }

    deinit {
        budget?.giveBack(state.withLock { $0.queue.byteCount })
    }

    /// Why nothing more may be sent, if that is so.
    package var end: RPCError? { state.withLock { $0.end } }

    /// Nothing more may be sent, and whoever waits learns why. Only the first reason counts.
    ///
    /// - Returns: whether this is the first.
    @discardableResult
    package func close(_ reason: RPCError) -> Bool {
        let (isFirst, waiting) = state.withLock { state in
            let isFirst = state.end == nil
            if isFirst {
                state.end = reason
                // What waits is not going to be sent.
                budget?.giveBack(state.queue.byteCount)
                state.queue.removeAll()
            }
            return (isFirst, state.takeWaiting())
        }
        for continuation in waiting { continuation.resume() }
        return isFirst
    }

    /// The connection has written a message.
    package func messageLeft(byteCount: Int) {
        let waiting = state.withLock { state in
            guard state.end == nil else { return [CheckedContinuation<Void, Never>]() }
            state.queue.remove(byteCount: byteCount)
            budget?.giveBack(byteCount)
            return state.queue.isBelowHalf ? state.takeWaiting() : []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Takes room for a message, as soon as there is any.
    ///
    /// - Throws: the reason when nothing may be sent any more, CANCELLED when the task was cancelled, and
    ///   RESOURCE_EXHAUSTED when all senders together are too far ahead.
    package func reserve(byteCount: Int) async throws(RPCError) {
        while try !tryReserve(byteCount: byteCount) { await room(byteCount: byteCount) }
    }

    private func tryReserve(byteCount: Int) throws(RPCError) -> Bool {
        let (end, isReserved, isOverBudget) = state.withLock { state in
            if state.end != nil || !state.queue.hasRoom(byteCount: byteCount) { return (state.end, false, false) }
            if let budget, !budget.take(byteCount) { return (nil, false, true) }
            return (nil, state.queue.add(byteCount: byteCount), false)
        }
        if let end { throw end }
        if isOverBudget { throw .busy }
        if Task.isCancelled { throw RPCError(code: .cancelled, message: "The task that sends was cancelled.") }
        return isReserved
    }

    /// Waits until there may be room, or until the wait has become pointless.
    private func room(byteCount: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isPointless = state.withLock { state in
                    if state.queue.hasRoom(byteCount: byteCount) || state.end != nil || Task.isCancelled { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isPointless { continuation.resume() }
            }
        } onCancel: {
            for continuation in state.withLock({ $0.takeWaiting() }) { continuation.resume() }
        }
    }
}
