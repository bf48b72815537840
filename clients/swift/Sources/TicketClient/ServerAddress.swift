/// Where a ticketd listens.
public struct ServerAddress: Sendable, Hashable {
    /// The port that ticketd takes unless it is told otherwise.
    public static let defaultPort = 7411

    /// A name or an IP address, without brackets.
    public let host: String
    /// The TCP port, 1 to 65535.
    public let port: Int

    /// - Throws: ``ServerAddressError``.
    public init(host: String, port: Int = Self.defaultPort) throws(ServerAddressError) {
        guard !host.isEmpty, !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw .invalidHost(host)
        }
        guard (1...65_535).contains(port) else { throw .invalidPort(String(port)) }
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT` or `HOST`. An IPv6 address with a port stands in brackets: `[::1]:7411`.
    ///
    /// - Throws: ``ServerAddressError``.
    public init(parsing text: String) throws(ServerAddressError) {
        let (host, port) = try Self.parts(of: text)
        guard let port else {
            try self.init(host: host)
            return
        }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port) else {
            throw .invalidPort(String(port))
        }
        try self.init(host: host, port: number)
    }

    private static func parts(of text: String) throws(ServerAddressError) -> (host: String, port: Substring?) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let host = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            if rest.isEmpty { return (host, nil) }
            guard rest.hasPrefix(":") else { throw .invalidPort(String(rest)) }
            return (host, rest.dropFirst())
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        // More than one colon without brackets is an IPv6 address without a port.
        return parts.count == 2 ? (String(parts[0]), parts[1]) : (text, nil)
    }
}

extension ServerAddress: CustomStringConvertible {
    /// `HOST:PORT`, as ``init(parsing:)`` reads it.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
