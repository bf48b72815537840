/// Why a text names no server.
public enum ServerAddressError: Error, Sendable, Hashable {
    /// The host is empty or holds a space or a control character.
    case invalidHost(String)
    /// The port is no number from 1 to 65535.
    case invalidPort(String)
    /// The path of a Unix socket is empty, longer than 107 bytes, or holds a NUL.
    case invalidPath(String)
}

extension ServerAddressError: CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var description: String {
        switch self {
        case .invalidHost(let host): "\"\(host)\" is no host; write HOST:PORT, such as 127.0.0.1:7411"
        case .invalidPath(let path): "\"\(path)\" is no path of a Unix socket, which has 1 to 107 bytes"
        case .invalidPort(let port): "\"\(port)\" is no port from 1 to 65535; write HOST:PORT, such as 127.0.0.1:7411"
        }
    }
}
