public import TTRPC

/// Why a pool has no connection for a call: ``RPCError/cause`` of the UNAVAILABLE that the call fails with.
public struct NoConnection: Error, Sendable {
    /// What the last attempt to connect came to, for each address where it failed.
    public let failures: [RPCError]
    /// After what time the pool tries an address again when a call wants one.
    public let retryDelay: Duration
}

extension NoConnection {
    /// What the call is told.
    ///
    /// - Parameter isFresh: whether the call has waited for the attempts that failed; otherwise it was not even tried,
    ///   so it is told when that will change.
    func error(isFresh: Bool) -> RPCError {
        let reasons = failures.map(\.message).joined(separator: "; ")
        let notice = isFresh ? "" : "; the next attempt is due in \(Self.seconds(retryDelay)) s"
        return RPCError(
            code: .unavailable, message: reasons + notice, mayHaveExecuted: false, cause: self)
    }

    /// What a call is told that has waited for a connection until its time was up.
    var timedOut: RPCError {
        let reasons = failures.map(\.message).joined(separator: "; ")
        return RPCError(
            code: .deadlineExceeded,
            message: "the call's time ran out before there was a connection"
                + (reasons.isEmpty ? "" : ": " + reasons),
            mayHaveExecuted: false, cause: self)
    }

    /// To a tenth, rounded up.
    private static func seconds(_ duration: Duration) -> Double {
        Double((duration.nanoseconds &+ 99_999_999) / 100_000_000) / 10
    }
}

extension RPCError {
    static func lostEarly(_ address: String) -> RPCError {
        RPCError(
            code: .unavailable, message: "the connection to \(address) was lost soon after it was made",
            mayHaveExecuted: false)
    }
}
