/// Where a server listens.
public struct BoundAddress: Sendable, Hashable {
    /// The IP address in text form.
    public let host: String
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

extension BoundAddress: CustomStringConvertible {
    public var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
