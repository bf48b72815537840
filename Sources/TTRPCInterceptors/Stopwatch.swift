/// Measures from its making on, with any clock.
struct Stopwatch {
    private let read: () -> Duration

    init(_ clock: any Clock<Duration>) {
        self.init(on: clock)
    }

    private init<Timer: Clock>(on clock: Timer) where Timer.Duration == Duration {
        let start = clock.now
        read = { start.duration(to: clock.now) }
    }

    var elapsed: Duration { read() }
}

extension Duration {
    /// In milliseconds, to the microsecond.
    var milliseconds: Double {
        Double(nanosecondsClamped / 1_000) / 1_000
    }

    /// In nanoseconds, and no more than can be counted.
    var nanosecondsClamped: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, sumOverflow) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        return sumOverflow ? .max : sum
    }
}
