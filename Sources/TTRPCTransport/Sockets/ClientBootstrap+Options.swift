internal import NIOCore
internal import NIOPosix

extension ClientBootstrap {
    /// The options of a client's socket: no delay for small writes, and an end to a connection whose peer has vanished,
    /// about 30 s after the last sign of it, whether data is under way (RFC 5482) or not.
    func socketOptions(for endpoint: Endpoint) -> ClientBootstrap {
        guard case .tcp = endpoint else { return self }
        return
            self
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.keepaliveIdleSeconds, value: 15)
            .channelOption(.keepaliveIntervalSeconds, value: 5)
            .channelOption(.keepaliveProbes, value: 3)
            .channelOption(.userTimeoutMilliseconds, value: 30_000)
    }
}

extension ChannelOption where Self == ChannelOptions.Types.SocketOption {
    // The numbers of Linux's <netinet/tcp.h>.
    static var keepaliveIdleSeconds: Self { .tcpOption(NIOBSDSocket.Option(rawValue: 4)) }
    static var keepaliveIntervalSeconds: Self { .tcpOption(NIOBSDSocket.Option(rawValue: 5)) }
    static var keepaliveProbes: Self { .tcpOption(NIOBSDSocket.Option(rawValue: 6)) }
    static var userTimeoutMilliseconds: Self { .tcpOption(NIOBSDSocket.Option(rawValue: 18)) }
}
