/// Why a server does not start.
public enum ServerError: Error, Sendable, Hashable {
    /// A server starts once; make another.
    case startedBefore
    /// The system gave an address that is neither IPv4 nor IPv6.
    case noAddress
    /// The Unix socket cannot be had.
    case unixSocket(path: String, problem: String)
}

extension ServerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .startedBefore: "the server was started or stopped before: make another one"
        case .noAddress: "the server listens, but not on an IP address: check the host that is configured"
        case .unixSocket(let path, let problem): "cannot listen on unix:\(path): \(problem)"
        }
    }
}
