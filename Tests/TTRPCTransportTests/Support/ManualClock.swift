import Synchronization

/// A clock whose time passes only when a test says so.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let source: AsyncStream<Never>.Continuation
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: Sleeper] = [:]
        var count = 0
    }

    private let state = Mutex(State())
    /// How often somebody has gone to sleep.
    let sleeps = Counter()

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let (silence, source) = AsyncStream.makeStream(of: Never.self)
        let id = state.withLock { state -> Int? in
            if deadline <= state.now { return nil }
            state.count += 1
            state.sleepers[state.count] = Sleeper(deadline: deadline, source: source)
            return state.count
        }
        guard let id else { return try Task.checkCancellation() }
        sleeps.add()
        for await _ in silence {}
        state.withLock { _ = $0.sleepers.removeValue(forKey: id) }
        try Task.checkCancellation()
    }

    /// Lets time pass, and wakes whoever has slept long enough.
    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            return state.sleepers.values.filter { $0.deadline <= state.now }
        }
        for sleeper in due { sleeper.source.finish() }
    }
}
