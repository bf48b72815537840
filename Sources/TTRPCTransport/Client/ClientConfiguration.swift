public import TTRPC

/// What a client does with every call and every connection.
public struct ClientConfiguration: Sendable {
    /// Sent with every call, before the pairs of the call itself: credentials, as a rule.
    public var metadata: Metadata
    /// How to speak TLS; nil for not at all.
    public var tls: ClientTLS?
    /// Whether to use the extension `ttrpcx.v1` where a server has it.
    public var protocolMode = ProtocolMode.negotiated
    /// Proves who connects, once for all calls of a connection: a bearer token without the word `Bearer`. It goes out
    /// with the extension's first call only; a server without the extension does not look at it.
    public var token: String?
    /// How payloads may be compressed on servers with the extension, the most wanted first; the server takes one of
    /// them for both directions. None as it is: it saves bytes where the network is slow, and costs time where it is
    /// fast.
    public var compressions: [Compression] = []
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
