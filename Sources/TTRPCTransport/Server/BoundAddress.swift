/// Where a server listens.
public struct BoundAddress: Sendable, Hashable {
    public let endpoint: Endpoint

    public init(endpoint: Endpoint) {
        self.endpoint = endpoint
    }

    /// - Parameter host: an IP address in text form.
    public init(host: String, port: Int) {
        self.init(endpoint: .tcp(host: host, port: port))
    }

    /// The IP address in text form, or the path of a Unix socket.
    public var host: String {
        switch endpoint {
        case .tcp(let host, _): host
        case .unix(let path): path
        }
    }

    /// The TCP port; 0 for a Unix socket.
    public var port: Int {
        if case .tcp(_, let port) = endpoint { port } else { 0 }
    }
}

extension BoundAddress: CustomStringConvertible {
    public var description: String { "\(endpoint)" }
}
