public import TTRPC

/// What a client does with every call and every connection.
public struct ClientConfiguration: Sendable {
    /// Sent with every call, before the pairs of the call itself: credentials, as a rule.
    public var metadata: Metadata
    /// How to speak TLS; nil for not at all.
    public var tls: ClientTLS?
    /// How long connecting may take, and then the TLS handshake.
    public var connectTimeout: Duration = .seconds(10)
    public var limits = ClientLimits()
    /// The first stream id of a connection. Another than 1 is of use only to see what happens when they are used up.
    package var firstStreamID: UInt32 = 1

    public init(metadata: Metadata = [:], tls: ClientTLS? = nil) {
        self.metadata = metadata
        self.tls = tls
    }
}
