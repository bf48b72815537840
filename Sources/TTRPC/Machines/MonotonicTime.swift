/// A moment on a clock that never goes back, in nanoseconds since a start that does not matter.
///
/// The machines use it rather than `ContinuousClock.Instant`, whose size only the system's library knows: a struct that
/// holds one cannot be laid out at compile time, and every call would pay for that.
package struct MonotonicTime: Sendable, Hashable, Comparable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// Later by a number of nanoseconds, but never later than the last moment that can be told.
    package func advanced(byNanoseconds count: Int64) -> MonotonicTime {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(count)
        return MonotonicTime(nanoseconds: overflow ? (count < 0 ? .min : .max) : sum)
    }

    package static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
        time.advanced(byNanoseconds: duration.nanoseconds)
    }

    package static func - (left: MonotonicTime, right: MonotonicTime) -> Duration {
        .nanoseconds(left.nanoseconds) - .nanoseconds(right.nanoseconds)
    }
}

extension Duration {
    /// In whole nanoseconds, rounded up so that nothing happens too early, and no more than can be counted.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let part = attoseconds / 1_000_000_000 + (attoseconds % 1_000_000_000 > 0 ? 1 : 0)
        let (sum, sumOverflow) = whole.addingReportingOverflow(part)
        return overflow || sumOverflow ? (seconds < 0 ? .min : .max) : sum
    }
}

/// One moment on two clocks, to turn the one's time into the other's.
package struct ClockAnchor: Sendable {
    private let time: MonotonicTime
    private let instant: ContinuousClock.Instant

    package init(time: MonotonicTime, instant: ContinuousClock.Instant) {
        self.time = time
        self.instant = instant
    }

    package func instant(_ time: MonotonicTime) -> ContinuousClock.Instant {
        instant + (time - self.time)
    }
}
