/// Where a connection comes from.
public struct PeerAddress: Sendable, Hashable {
    /// The IP address in text form without a port, or `unix` for a Unix socket.
    public let host: String
    /// The TCP port, or nil for a Unix socket.
    public let port: Int?
    /// True for 127.0.0.0/8, ::1, the IPv4 loopback inside IPv6, and Unix sockets.
    public let isLoopback: Bool

    public init(host: String, port: Int?, isLoopback: Bool) {
        self.host = host
        self.port = port
        self.isLoopback = isLoopback
    }

    /// A caller inside this process, as tests have it.
    public static let local = PeerAddress(host: "unix", port: nil, isLoopback: true)
}

extension PeerAddress: CustomStringConvertible {
    public var description: String {
        guard let port else { return host }
        return host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
