internal import TTRPCTransport

extension RPCError {
    /// True when the call was not made because the connection could not be secured: a certificate, a key or a file is
    /// wrong, or the server speaks no TLS. The message says which.
    public var isTLSFailure: Bool {
        if let failures = (cause as? NoConnection)?.failures { return failures.contains { $0.cause is TLSFailure } }
        return cause is TLSFailure
    }

    /// After what time the client itself tries to connect again; nil if the call did not fail for want of a connection.
    var connectionDelay: Duration? { (cause as? NoConnection)?.retryDelay }
}
