/// Where a server listens, or where a client finds it.
public enum Endpoint: Sendable, Hashable {
    /// A host name or an IP address without brackets, and a TCP port.
    case tcp(host: String, port: Int)
    /// The path of a Unix socket, at most 107 bytes.
    case unix(path: String)
}

extension Endpoint: CustomStringConvertible {
    /// `HOST:PORT`, `[IPV6]:PORT` or `unix:PATH`.
    public var description: String {
        switch self {
        case .tcp(let host, let port):
            host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
