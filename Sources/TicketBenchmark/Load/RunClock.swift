internal import TTRPC

/// Nanoseconds since a run began.
struct RunClock<Base: Clock>: Sendable where Base.Duration == Duration {
    private let base: Base
    private let origin: Base.Instant

    /// Begins now.
    init(_ base: Base) {
        self.base = base
        origin = base.now
    }

    var nowNanoseconds: Int64 { origin.duration(to: base.now).nanoseconds }

    func sleep(untilNanoseconds nanoseconds: Int64) async throws {
        try await base.sleep(until: origin.advanced(by: .nanoseconds(nanoseconds)), tolerance: .zero)
    }
}
