/// Counts pings that come too soon. One that keeps to the interval clears them.
package struct PingStrikes: Sendable, Hashable {
    private let strikesMax: Int
    private let intervalMin: Duration
    private var last: MonotonicTime?
    private var strikes = 0

    package init(strikesMax: Int = 2, intervalMin: Duration = .seconds(10)) {
        self.strikesMax = strikesMax
        self.intervalMin = intervalMin
    }

    /// A ping has come.
    ///
    /// - Returns: false when there were too many strikes in a row.
    package mutating func take(now: MonotonicTime) -> Bool {
        let isEarly = last.map { now < $0 + intervalMin } ?? false
        strikes = isEarly ? strikes + 1 : 0
        last = now
        return strikes <= strikesMax
    }
}
