internal import Synchronization
internal import TTRPC

/// Carries out what the pool's machine decides: connects, and lets calls wait.
final class ConnectionPool: Sendable {
    private struct State {
        var machine: PoolMachine
        var isClosed = false
        var waiters: [Int: AsyncStream<Never>.Continuation] = [:]
        var waiterCount = 0

        mutating func takeWaiters() -> [AsyncStream<Never>.Continuation] {
            defer { waiters = [:] }
            return Array(waiters.values)
        }
    }

    private enum Step {
        case use(Int)
        case fail(NoConnection)
        case closed
        case wait(Waiter, until: MonotonicTime?)
    }

    private struct Waiter: Sendable {
        let id: Int
        let news: AsyncStream<Never>
    }

    let targets: [any PoolTarget]
    let clock: PoolClock
    private let chance: @Sendable () -> Double
    private let state: Mutex<State>

    /// - Parameter chance: gives numbers from 0 up to 1.
    init(
        _ targets: [any PoolTarget], backoff: ConnectionBackoff, clock: PoolClock,
        chance: @escaping @Sendable () -> Double
    ) {
        self.targets = targets
        self.clock = clock
        self.chance = chance
        state = Mutex(State(machine: PoolMachine(names: targets.map(\.name), backoff: backoff)))
    }

    /// Takes a connection for a call; ``release(_:)`` gives it back.
    ///
    /// - Returns: the index of its target.
    /// - Throws: UNAVAILABLE, or DEADLINE_EXCEEDED or CANCELLED when the call cannot wait; none of them was sent.
    nonisolated(nonsending) func acquire(waitsForReady: Bool, deadline: MonotonicTime?) async throws(RPCError) -> Int {
        var hasWaited = false
        while true {
            if Task.isCancelled { throw .abandonedUnsent }
            switch step(waitsForReady) {
            case .use(let index): return index
            case .closed: throw .clientClosed
            case .fail(let reason): throw reason.error(isFresh: hasWaited)
            case .wait(let waiter, let until):
                await wait(waiter, until: until.map { min($0, deadline ?? $0) } ?? deadline)
                hasWaited = true
                if let deadline, deadline <= clock.now() { throw timedOut() }
            }
        }
    }

    /// The call is over.
    func release(_ index: Int) {
        state.withLock { $0.machine.released(index) }
    }

    /// Closes every connection and makes no further one.
    func close() async {
        let waiters = state.withLock { state in
            state.isClosed = true
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.finish() }
        for target in targets { await target.close() }
    }

    // MARK: How

    private func step(_ waitsForReady: Bool) -> Step {
        let (step, due) = state.withLock { state -> (Step, [Int]) in
            if state.isClosed { return (.closed, []) }
            let now = clock.now()
            let isReady = { (index: Int) in self.targets[index].isReady }
            let due = state.machine.addressesToConnect(now: now, isReady: isReady, chance: chance)
            switch state.machine.choose(now: now, waitsForReady: waitsForReady, isReady: isReady) {
            case .use(let index): return (.use(index), due)
            case .fail(let reason): return (.fail(reason), due)
            case .wait(let until):
                let (news, continuation) = AsyncStream.makeStream(of: Never.self)
                state.waiterCount += 1
                state.waiters[state.waiterCount] = continuation
                return (.wait(Waiter(id: state.waiterCount, news: news), until: until), due)
            }
        }
        for index in due { connect(index) }
        return step
    }

    private func connect(_ index: Int) {
        Task {
            do throws(RPCError) {
                try await targets[index].connect()
                news { $0.connected(index, now: clock.now()) }
            } catch {
                news { $0.failed(index, error, chance: chance()) }
            }
        }
    }

    private func news(_ change: (inout PoolMachine) -> Void) {
        let waiters = state.withLock { state in
            change(&state.machine)
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.finish() }
    }

    /// Until there is news, until that time, or until the task is cancelled.
    private nonisolated(nonsending) func wait(_ waiter: Waiter, until: MonotonicTime?) async {
        if let until {
            let delay = until - clock.now()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in waiter.news {} }
                group.addTask { [clock] in try? await clock.sleep(delay) }
                await group.next()
                group.cancelAll()
            }
        } else {
            for await _ in waiter.news {}
        }
        _ = state.withLock { $0.waiters.removeValue(forKey: waiter.id) }
    }

    private func timedOut() -> RPCError {
        state.withLock { $0.machine.noConnection(now: clock.now()) }.timedOut
    }
}
