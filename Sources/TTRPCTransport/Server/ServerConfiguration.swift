public import TTRPC

/// How a server listens and what it puts up with.
public struct ServerConfiguration: Sendable {
    /// Where to listen. TCP port 0 lets the system choose; ``TTRPCServer/start()`` tells which it was. The file of a
    /// Unix socket is readable and writable for its owner alone, and goes when the server stops.
    public var endpoint: Endpoint
    /// How to speak TLS; nil for not at all.
    public var tls: ServerTLS?
    /// Threads that carry sockets. One is faster than two on two cores, since handlers want the other.
    public var eventLoopCount = 1
    /// Connections that may wait to be accepted.
    public var backlog = 1024
    public var limits = ServerLimits()
    /// What is spoken beyond plain ttrpc.
    public var features = ServerFeatures()
    /// Checks the tokens that come with Hello; nil where connections are not authenticated. With it, frames are small
    /// and connections few until Hello's token was good, see ``ServerLimits/unauthenticatedFrameBytesMax`` and
    /// ``connectionsUnauthenticatedMax``.
    public var authenticator: ConnectionAuthenticator?
    /// Connections at a time. Further ones are closed at once; those that exist notice nothing.
    public var connectionsMax = 4096
    /// Connections from one address at a time; loopback and Unix sockets are exempt.
    public var connectionsPerAddressMax = 64
    /// Connections at a time whose peer has given no good token with Hello, where there is an ``authenticator``.
    public var connectionsUnauthenticatedMax = 256
    /// Bytes of all requests at work off the event loops, and of all messages of streams that wait for their handler or
    /// for their peer. Beyond it calls and streams end with RESOURCE_EXHAUSTED.
    public var requestBytesInFlightMax = 256 << 20
    /// How long running calls may take to end once the server is stopping; then they end with UNAVAILABLE.
    public var drainGrace: Duration = .seconds(30)

    /// Who sees every call begin and end, the first one first. A server without any does nothing for calls on this
    /// account.
    public var interceptors: [any ServerInterceptor] = []

    public init(endpoint: Endpoint) {
        self.endpoint = endpoint
    }

    /// - Parameter host: a host name or an IP address.
    public init(host: String = "127.0.0.1", port: Int) {
        self.init(endpoint: .tcp(host: host, port: port))
    }
}
