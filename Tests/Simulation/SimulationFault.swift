/// A defect put in on purpose, to prove that a run sees it.
package enum SimulationFault: String, CaseIterable, Sendable {
    /// The disk loses what it said was synced.
    case syncIgnored
    /// A client that repeats a request gives it a new id.
    case keyChanged
    /// One event of the feed is not told.
    case eventSkipped
    /// A caller has the token of the same person in the other tenant.
    case tokenMixedUp
    /// A read is answered with what an earlier one was answered with.
    case readStale
}
