/// Counts what an honest peer does seldom: so many in each period, which begins with the first one.
package struct TokenBucket: Sendable, Hashable {
    private let countMax: Int
    private let period: Duration
    private var end: MonotonicTime?
    private var count = 0

    package init(countMax: Int = 200, period: Duration = .seconds(30)) {
        self.countMax = countMax
        self.period = period
    }

    /// Takes a token.
    ///
    /// - Returns: false when none is left.
    package mutating func take(now: MonotonicTime) -> Bool {
        if end.map({ now >= $0 }) ?? true {
            end = now + period
            count = 0
        }
        guard count < countMax else { return false }
        count += 1
        return true
    }
}
