internal import Synchronization
internal import TTRPC

/// Collects what handlers answer, from whichever thread, with how much the disk had been asked to do by then.
final class SimulatedOutbox: ServerCallOutbox {
    struct Answer: Sendable {
        let call: ServerCall
        let result: ServerCallResult
        let recordCount: Int
    }

    private struct State {
        var answers: [Answer] = []
        var wantedCount = 0
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let recordCount: @Sendable () -> Int

    /// - Parameter recordCount: tells what the disk was asked to do so far.
    init(recordCount: @escaping @Sendable () -> Int) {
        self.recordCount = recordCount
    }

    func post(_ event: ServerCallEvent, of call: ServerCall) {
        guard case .finished(let result) = event else { return }
        let answer = Answer(call: call, result: result, recordCount: recordCount())
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.answers.append(answer)
            guard state.answers.count >= state.wantedCount else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits for so many answers, and takes them.
    func answers(_ count: Int) async -> [Answer] {
        await withCheckedContinuation { continuation in
            let isComplete = state.withLock { state in
                guard state.answers.count < count else { return true }
                state.wantedCount = count
                state.waiter = continuation
                return false
            }
            if isComplete { continuation.resume() }
        }
        return state.withLock { state in
            defer { state = State() }
            return state.answers
        }
    }
}
