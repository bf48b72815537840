/// A call that is to be made now.
struct DueCall: Sendable, Hashable {
    /// Its number, counted from 0.
    let index: UInt64
    /// When it should begin, in nanoseconds since the run began: what its latency is counted from.
    let intendedNanoseconds: Int64
}
