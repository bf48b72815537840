/// How often somebody may call: for long `callsPerSecond` times a second, and at once as often as `burst` says.
public struct RateLimit: Sendable, Hashable {
    /// What either number may be.
    public static let range = 1...1_000_000

    /// Calls a second that may go on for ever.
    public let callsPerSecond: Int
    /// Calls at once by somebody who has not called for a while.
    public let burst: Int

    /// A limit. Numbers outside ``range`` count as its nearest end.
    public init(callsPerSecond: Int, burst: Int) {
        self.callsPerSecond = min(max(callsPerSecond, Self.range.lowerBound), Self.range.upperBound)
        self.burst = min(max(burst, Self.range.lowerBound), Self.range.upperBound)
    }
}
