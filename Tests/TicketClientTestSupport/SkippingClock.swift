internal import Synchronization

/// A clock whose time passes only in sleeps. Short ones take no time; a longer one lasts until the test ends it.
public final class SkippingClock: Clock {
    /// The time since the clock was made.
    public struct Instant: InstantProtocol {
        var offset: Duration

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var instant = Instant(offset: .zero)
        /// One long sleep at a time is enough for a test.
        var sleeper: AsyncStream<Never>.Continuation?
    }

    private let state = Mutex(State())
    private let fallenAsleep = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private let skippedMax: Duration

    /// - Parameter skippedMax: the longest sleep that takes no time.
    public init(skippedMax: Duration = .seconds(10)) {
        self.skippedMax = skippedMax
    }

    public var now: Instant { state.withLock { $0.instant } }
    public var minimumResolution: Duration { .nanoseconds(1) }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        if now.duration(to: deadline) > skippedMax { await sleepLong() }
        try Task.checkCancellation()
        state.withLock { $0.instant = max($0.instant, deadline) }
    }

    /// Ends the long sleep that lasts, or the next one to come.
    public func endLongSleep() async {
        for await _ in fallenAsleep.stream {
            guard let sleeper = state.withLock({ $0.sleeper.take() }) else { continue }
            sleeper.finish()
            return
        }
    }

    /// Lasts until it is ended or the task is cancelled.
    private func sleepLong() async {
        let (silence, end) = AsyncStream.makeStream(of: Never.self)
        state.withLock { $0.sleeper = end }
        fallenAsleep.continuation.yield()
        for await _ in silence {}
        state.withLock { $0.sleeper = nil }
    }
}
