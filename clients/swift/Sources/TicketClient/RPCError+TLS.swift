internal import TTRPCTransport

extension RPCError {
    /// True when the call was not made because the connection could not be secured: a certificate, a key or a file is
    /// wrong, or the server speaks no TLS. The message says which.
    public var isTLSFailure: Bool { cause is TLSFailure }
}
