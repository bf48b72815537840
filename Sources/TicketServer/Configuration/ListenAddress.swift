/// Where to listen.
public enum ListenAddress: Sendable, Hashable {
    /// A host name or an address, an IPv6 address without brackets, and a TCP port. 0 lets the system choose.
    case tcp(host: String, port: Int)
    /// The path of a Unix socket.
    case unix(path: String)

    /// What the text of an address has to be.
    static let expected = "HOST:PORT, such as 127.0.0.1:7411, or unix:PATH"

    /// The address that is used when nobody names one: reachable from this machine alone.
    public static let standard = ListenAddress.tcp(host: "127.0.0.1", port: 7411)

    /// The address of `HOST:PORT`, `[IPV6]:PORT` or `unix:PATH`, or nil if the text is none of them.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = text.dropFirst("unix:".count)
            guard !path.isEmpty else { return nil }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .tcp(host: String(host), port: Int(port))
    }
}

extension ListenAddress: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
