internal import TTRPC

/// How long an address is left alone after attempts to connect to it have failed, as gRPC's connection-backoff document
/// has it: each time longer by a factor, up to a bound, and by chance a little more or less, lest clients that lost one
/// server come back at the same moment.
public struct ConnectionBackoff: Sendable, Hashable {
    /// From the beginning of the first failed attempt to the beginning of the next.
    public var delayFirst: Duration
    /// The delay grows up to this, chance left out.
    public var delayMax: Duration
    /// How much longer each delay is than the one before; at least 1.
    public var multiplier: Double
    /// The part of a delay by which it is longer or shorter at most, 0 to 1.
    public var jitter: Double
    /// A connection that was lost sooner than this counts as one more failure; after a longer one the delay begins
    /// anew.
    public var lifetimeMin: Duration

    public init(
        delayFirst: Duration = .milliseconds(100), delayMax: Duration = .seconds(30), multiplier: Double = 1.6,
        jitter: Double = 0.2, lifetimeMin: Duration = .seconds(10)
    ) {
        self.delayFirst = delayFirst
        self.delayMax = delayMax
        self.multiplier = multiplier
        self.jitter = jitter
        self.lifetimeMin = lifetimeMin
    }

    /// - Parameters:
    ///   - failures: in a row, at least one.
    ///   - chance: 0 up to 1, for the jitter.
    func delay(afterFailures failures: Int, chance: Double) -> Duration {
        var delay = delayFirst
        for _ in 1..<max(failures, 1) where delay < delayMax { delay = delay * max(multiplier, 1) }
        let part = min(max(jitter, 0), 1)
        return min(delay, delayMax) * (1 + part * (2 * chance - 1))
    }
}
