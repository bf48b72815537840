internal import TTRPC

/// When each call of an open loop is due: at even distances, whatever became of the calls before it.
struct ArrivalSchedule: Sendable, Hashable {
    /// How many calls there are, the warm-up's included.
    let count: UInt64
    private let nanosecondsPerCall: Double

    /// - Parameter ratePerSecond: above 0.
    init(ratePerSecond: Double, endNanoseconds: Int64) {
        nanosecondsPerCall = 1e9 / ratePerSecond
        count = UInt64((Double(endNanoseconds) / nanosecondsPerCall).rounded(.up))
    }

    /// When a call is due, in nanoseconds since the run began.
    func dueNanoseconds(_ index: UInt64) -> Int64 {
        Int64((Double(index) * nanosecondsPerCall).rounded())
    }

    /// The first call that is due later than `nanoseconds`.
    func index(after nanoseconds: Int64) -> UInt64 {
        if nanoseconds < 0 { return 0 }
        var index = UInt64(Double(nanoseconds) / nanosecondsPerCall)
        while dueNanoseconds(index) <= nanoseconds { index += 1 }
        return index
    }
}
