internal import NIOCore
internal import TTRPC

extension PeerAddress {
    /// - Parameter address: nil when the peer was gone before it could be asked; such a connection does not live long.
    init(_ address: SocketAddress?) {
        guard let address, let host = address.ipAddress else {
            self = address == nil ? PeerAddress(host: "unknown", port: nil, isLoopback: false) : .local
            return
        }
        // An IPv4 peer of an IPv6 socket is the same peer, and has the same cap.
        let mapped = "::ffff:"
        let plain = host.hasPrefix(mapped) && host.contains(".") ? String(host.dropFirst(mapped.count)) : host
        self.init(host: plain, port: address.port, isLoopback: plain.hasPrefix("127.") || plain == "::1")
    }
}
