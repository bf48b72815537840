internal import ConformanceMessages
internal import DequeModule
internal import Synchronization
internal import TTRPC

/// What became of the handlers of each mark, in bounded memory: the oldest marks are forgotten.
final class Observations: Sendable {
    private struct Waiter {
        let number: Int
        let request: ObserveRequest
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var counts: [String: ObserveResponse] = [:]
        var order = Deque<String>()
        var waiters: [Waiter] = []
        var nextWaiter = 0
    }

    private static let marksMax = 1024

    private let state = Mutex(State())

    /// Counts a handler that answers at once, and lets it return the metadata that it is asked for.
    func note<Value>(_ context: CallContext, _ body: () throws -> Value) throws -> Value {
        count(context, \.started)
        defer { count(context, \.returned) }
        try context.returnMetadata()
        return try body()
    }

    /// Counts a handler that runs in a task, and lets it return the metadata that it is asked for.
    func watch<Value>(
        _ context: CallContext, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        count(context, \.started)
        let cancellation = Cancellation()
        defer {
            // A handler that waits for its peer can hear from there that the call is over, before its task is
            // cancelled.
            if context.isCancelled, cancellation.isFirst { count(context, \.cancelled) }
            count(context, \.returned)
        }
        try context.returnMetadata()
        return try await withTaskCancellationHandler(operation: body) {
            if cancellation.isFirst { count(context, \.cancelled) }
        }
    }

    /// Sees to it that a handler's cancellation counts once.
    private final class Cancellation: Sendable {
        private let isCounted = Atomic(false)

        /// True the first time it is asked.
        var isFirst: Bool { !isCounted.exchange(true, ordering: .relaxed) }
    }

    /// The counts, once they are as high as `request` wants them.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    func counts(of request: ObserveRequest) async throws -> ObserveResponse {
        while true {
            let counts = state.withLock { $0.counts[request.mark] ?? ObserveResponse() }
            if counts.satisfies(request) { return counts }
            try Task.checkCancellation()
            await change(request)
        }
    }

    private func count(_ context: CallContext, _ field: WritableKeyPath<ObserveResponse, Int64>) {
        guard let mark = context.metadata[first: ConformanceService.markKey] else { return }
        let due = state.withLock { state in
            if state.counts[mark] == nil {
                state.order.append(mark)
                if state.order.count > Self.marksMax, let oldest = state.order.popFirst() { state.counts[oldest] = nil }
            }
            state.counts[mark, default: ObserveResponse()][keyPath: field] += 1
            let due = state.waiters.filter { $0.request.mark == mark }
            state.waiters.removeAll { $0.request.mark == mark }
            return due
        }
        for waiter in due { waiter.continuation.resume() }
    }

    /// Waits until something was counted under the mark, or the task is cancelled.
    private func change(_ request: ObserveRequest) async {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isPointless = state.withLock { state in
                    let counts = state.counts[request.mark] ?? ObserveResponse()
                    if counts.satisfies(request) || Task.isCancelled { return true }
                    state.waiters.append(Waiter(number: number, request: request, continuation: continuation))
                    return false
                }
                if isPointless { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return nil }
                return state.waiters.remove(at: index)
            }
            waiter?.continuation.resume()
        }
    }
}

extension ObserveResponse {
    fileprivate func satisfies(_ request: ObserveRequest) -> Bool {
        started >= request.startedMin && cancelled >= request.cancelledMin && returned >= request.returnedMin
    }
}
