internal import TTRPC

/// How a load is put on a server.
struct LoadShape: Sendable, Hashable {
    let connections: Int
    /// Calls at once on each connection, at most.
    let inFlight: Int
    /// Calls a second in all, for an open loop; nil for a closed one, where each call waits for the one before it.
    let ratePerSecond: Double?
    /// How long is measured.
    let duration: Duration
    /// How long the load runs before.
    let warmUp: Duration
    /// How long calls that were late at the end of an open loop may still be sent.
    let drain: Duration

    /// Calls at once in all, at most.
    var lanes: Int { connections * inFlight }

    /// When the measurement begins, since the beginning of the load.
    var startNanoseconds: Int64 { warmUp.nanoseconds }

    /// When the last call begins, since the beginning of the load.
    var endNanoseconds: Int64 { (warmUp + duration).nanoseconds }
}
