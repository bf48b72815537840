/// How often something is tried, and how long to wait before it is tried again: twice as long each time, up to a bound.
public struct RetryPolicy: Sendable, Hashable {
    /// How often it is tried at most, the first time included.
    public var attemptsMax: Int
    /// The wait before the second attempt.
    public var delayFirst: Duration
    /// No wait is longer.
    public var delayMax: Duration

    /// How many failures in a row a client's calls may have together before half of it is used up and nothing is
    /// repeated any more, as gRPC throttles retries (proposal A6); ten successes make up for one failure. Nil for no
    /// such bound.
    public var budgetMax: Double?

    public init(
        attemptsMax: Int = 3, delayFirst: Duration = .milliseconds(100), delayMax: Duration = .seconds(5),
        budgetMax: Double? = 10
    ) {
        self.budgetMax = budgetMax
        self.attemptsMax = attemptsMax
        self.delayFirst = delayFirst
        self.delayMax = delayMax
    }

    /// Once and no more.
    public static let never = RetryPolicy(attemptsMax: 1)

    /// Again and again: for a program that has nothing better to do than wait.
    public static let endless = RetryPolicy(attemptsMax: .max, budgetMax: nil)

    /// The wait after so many failures in a row; nil if that was the last attempt.
    ///
    /// It is up to a half shorter by chance, lest clients that lost one server come back at the same moment.
    func delay(afterFailures failures: Int, using random: inout some RandomNumberGenerator) -> Duration? {
        guard failures < attemptsMax else { return nil }
        var delay = delayFirst
        for _ in 1..<max(failures, 1) where delay < delayMax { delay *= 2 }
        return min(delay, delayMax) * Double.random(in: 0.5...1, using: &random)
    }
}
