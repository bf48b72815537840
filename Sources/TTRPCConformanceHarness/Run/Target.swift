/// The server under test, and what is known of it.
public struct Target: Sendable, Hashable, CustomStringConvertible {
    /// Where it listens.
    public enum Address: Sendable, Hashable {
        /// A host name or an address, an IPv6 address without brackets, and a TCP port.
        case tcp(host: String, port: UInt16)
        /// The path of a Unix socket.
        case unix(path: String)
    }

    public let address: Address
    /// How it is spoken to in TLS; nil for not at all.
    public var tls: TargetTLS?
    /// What the server has said or the caller knows of it.
    public var facts = ServerFacts()

    public init(_ address: Address, tls: TargetTLS? = nil) {
        self.address = address
        self.tls = tls
    }

    public init(host: String, port: UInt16) {
        self.init(.tcp(host: host, port: port))
    }

    /// The server of `HOST:PORT`, `[IPV6]:PORT`, either with `tls://` before it, or `unix:PATH`; nil if the text is
    /// none of these.
    public init?(_ text: String) {
        if text.hasPrefix("tls://") {
            self.init(String(text.dropFirst("tls://".count)))
            tls = TargetTLS()
            return
        }
        if text.hasPrefix("unix:") {
            let path = text.dropFirst("unix:".count)
            guard !path.isEmpty else { return nil }
            self.init(.unix(path: String(path)))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port)
    }

    public var description: String {
        switch address {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// The same server, spoken to in another way.
    func with(tls: TargetTLS?) -> Target {
        var target = self
        target.tls = tls
        return target
    }
}
