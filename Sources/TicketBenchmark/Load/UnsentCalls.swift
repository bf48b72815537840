/// Calls of an open loop that were due at about the same time, and for which nobody was free before the run was given
/// up.
struct UnsentCalls: Sendable, Hashable {
    /// So many groups tell enough of how long calls have waited.
    static let groupsMax: UInt64 = 1_000

    let count: UInt64
    let waitedNanoseconds: Int64
}
