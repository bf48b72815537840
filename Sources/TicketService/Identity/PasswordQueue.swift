internal import Dispatch
internal import Synchronization
internal import TTRPC

/// Works on passwords: two at once on threads of their own, and a few that wait. More are sent away, so that nobody can
/// take all memory and all processors by guessing.
final class PasswordQueue: Sendable {
    /// How many are worked on at once.
    static let runningMax = 2
    /// How many wait.
    static let waitingMax = 16

    private struct State {
        var running = 0
        /// The next one last.
        var waiting: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    /// Is gone through before each work; it may hold a test's workers up.
    private let gate: @Sendable () -> Void
    private let threads = DispatchQueue(label: "ticketd.passwords", attributes: .concurrent)

    init(gate: @escaping @Sendable () -> Void = {}) {
        self.gate = gate
    }

    /// Does some work when its turn has come.
    func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
            let isTaken = enqueue {
                continuation.resume(with: Result { () throws(any Error) -> Value in try work() })
            }
            if !isTaken { continuation.resume(throwing: RPCError.tooManyPasswords) }
        }
    }

    private func enqueue(_ job: @escaping @Sendable () -> Void) -> Bool {
        let starts: Bool? = state.withLock { state in
            if state.running < Self.runningMax {
                state.running += 1
                return true
            }
            guard state.waiting.count < Self.waitingMax else { return nil }
            state.waiting.insert(job, at: 0)
            return false
        }
        if starts == true { threads.async { self.work(job) } }
        return starts != nil
    }

    /// Works on a job, and then on those that wait, until there is none.
    private func work(_ first: @Sendable () -> Void) {
        gate()
        first()
        while let next = next() {
            gate()
            next()
        }
    }

    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            let next = state.waiting.popLast()
            if next == nil { state.running -= 1 }
            return next
        }
    }
}
