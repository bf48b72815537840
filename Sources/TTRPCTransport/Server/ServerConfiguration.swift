public import TTRPC

/// How a server listens and what it puts up with.
public struct ServerConfiguration: Sendable {
    /// A host name or an IP address.
    public var host: String
    /// 0 lets the system choose; ``TTRPCServer/start()`` tells which it was.
    public var port: Int
    /// Threads that carry sockets. One is faster than two on two cores, since handlers want the other.
    public var eventLoopCount = 1
    /// Connections that may wait to be accepted.
    public var backlog = 1024
    public var limits = ServerLimits()
    /// Connections at a time. Further ones are closed at once; those that exist notice nothing.
    public var connectionsMax = 4096
    /// Connections from one address at a time; loopback and Unix sockets are exempt.
    public var connectionsPerAddressMax = 64
    /// Payload bytes of all requests at work off the event loops; beyond it calls are refused with RESOURCE_EXHAUSTED.
    public var requestBytesInFlightMax = 256 << 20
    /// How long running calls may take to end once the server is stopping; then they end with UNAVAILABLE.
    public var drainGrace: Duration = .seconds(30)

    public init(host: String = "127.0.0.1", port: Int) {
        self.host = host
        self.port = port
    }
}
