/// Nanoseconds that have passed on a clock since this was made.
struct Uptime: Sendable {
    private let elapsed: @Sendable () -> Duration

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
    }

    /// Enough for 292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = elapsed().components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return isTooLong ? .max / 2 : whole + attoseconds / 1_000_000_000
    }
}
