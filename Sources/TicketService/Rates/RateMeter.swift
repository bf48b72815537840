/// Says of each of many callers whether the next call comes too soon (the generic cell rate algorithm, ITU-T I.371).
///
/// A caller is one number: when the calls so far would be worked off at the steady rate. Whoever's number has passed is
/// as good as unknown and is forgotten now and then, so there are never many more numbers than callers of the last
/// `burst / callsPerSecond` seconds.
struct RateMeter<Caller: Hashable & Sendable>: Sendable {
    private static var sweepCountMin: Int { 1_024 }

    let limit: RateLimit
    private let intervalNanoseconds: Int64
    private let toleranceNanoseconds: Int64
    private var freeTimes: [Caller: Int64] = [:]
    private var sweepCount = Self.sweepCountMin

    init(_ limit: RateLimit) {
        self.limit = limit
        intervalNanoseconds = 1_000_000_000 / Int64(limit.callsPerSecond)
        toleranceNanoseconds = intervalNanoseconds * Int64(limit.burst - 1)
    }

    /// How many callers are known.
    var count: Int { freeTimes.count }

    /// How long a caller has to wait for the next call, in nanoseconds; 0 for not at all.
    ///
    /// - Parameter now: nanoseconds since some moment that stays the same.
    func wait(of caller: Caller, at now: Int64) -> Int64 {
        guard let freeTime = freeTimes[caller] else { return 0 }
        return max(0, freeTime - toleranceNanoseconds - now)
    }

    /// Notes a call that goes ahead.
    mutating func note(_ caller: Caller, at now: Int64) {
        freeTimes[caller] = max(freeTimes[caller] ?? now, now) + intervalNanoseconds
        guard freeTimes.count >= sweepCount else { return }
        freeTimes = freeTimes.filter { $0.value > now }
        sweepCount = max(Self.sweepCountMin, 2 * freeTimes.count)
    }
}
