/// Where to listen: a host name or address and a TCP port.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A host name or an address; an IPv6 address without brackets.
    public var host: String
    /// 0 lets the system choose.
    public var port: Int

    /// The address that is used when nobody names one: reachable from this machine alone.
    public static let standard = ListenAddress(host: "127.0.0.1", port: 7411)

    /// An address of its parts.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// The address of `HOST:PORT` or `[IPV6]:PORT`, or nil if the text is neither.
    public init?(_ text: String) {
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
        self.init(host: String(host), port: Int(port))
    }

    public var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
