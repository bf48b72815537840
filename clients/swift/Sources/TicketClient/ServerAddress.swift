/// Where a ticketd listens.
public struct ServerAddress: Sendable, Hashable {
    /// What a connection is made of.
    public enum Transport: Sendable, Hashable {
        /// TCP in the clear: for loopback and networks that are trusted.
        case tcp
        /// TLS 1.3 on TCP.
        case tls
        /// A Unix socket of this machine.
        case unix
    }

    /// The port that ticketd takes unless it is told otherwise.
    public static let defaultPort = 7411

    /// What a connection is made of.
    public let transport: Transport
    /// A name or an IP address, without brackets. For a Unix socket its path.
    public let host: String
    /// The TCP port, 1 to 65535; 0 for a Unix socket.
    public let port: Int

    /// - Parameter isTLS: whether to speak TLS, and to want a certificate that names the host.
    /// - Throws: ``ServerAddressError``.
    public init(host: String, port: Int = Self.defaultPort, isTLS: Bool = false) throws(ServerAddressError) {
        guard !host.isEmpty, !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw .invalidHost(host)
        }
        guard (1...65_535).contains(port) else { throw .invalidPort(String(port)) }
        transport = isTLS ? .tls : .tcp
        self.host = host
        self.port = port
    }

    /// The address of a Unix socket.
    ///
    /// - Parameter unixSocketPath: 1 to 107 bytes, none of them NUL.
    /// - Throws: ``ServerAddressError``.
    public init(unixSocketPath: String) throws(ServerAddressError) {
        guard (1...107).contains(unixSocketPath.utf8.count), !unixSocketPath.utf8.contains(0) else {
            throw .invalidPath(unixSocketPath)
        }
        transport = .unix
        host = unixSocketPath
        port = 0
    }

    /// Reads `HOST:PORT` or `HOST`, the same behind `tls://`, or `unix:PATH`. An IPv6 address with a port stands in
    /// brackets: `[::1]:7411`.
    ///
    /// - Throws: ``ServerAddressError``.
    public init(parsing text: String) throws(ServerAddressError) {
        if text.hasPrefix("unix:") {
            try self.init(unixSocketPath: String(text.dropFirst("unix:".count)))
            return
        }
        let isTLS = text.hasPrefix("tls://")
        let (host, port) = try Self.parts(of: isTLS ? String(text.dropFirst("tls://".count)) : text)
        guard let port else {
            try self.init(host: host, isTLS: isTLS)
            return
        }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port) else {
            throw .invalidPort(String(port))
        }
        try self.init(host: host, port: number, isTLS: isTLS)
    }

    /// Reads one address or several with commas between them, as ``init(parsing:)`` reads each. The path of a Unix
    /// socket with a comma in it goes through ``init(unixSocketPath:)`` instead.
    ///
    /// - Throws: ``ServerAddressError`` for the first that is none.
    public static func list(parsing text: String) throws(ServerAddressError) -> [ServerAddress] {
        var addresses: [ServerAddress] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let isBlank = { (character: Character) in character == " " }
            var part = part.drop(while: isBlank)
            while part.last.map(isBlank) == true { part.removeLast() }
            addresses.append(try ServerAddress(parsing: String(part)))
        }
        return addresses
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
    /// `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`, as ``init(parsing:)`` reads it.
    public var description: String {
        if transport == .unix { return "unix:\(host)" }
        let scheme = transport == .tls ? "tls://" : ""
        return host.contains(":") ? "\(scheme)[\(host)]:\(port)" : "\(scheme)\(host):\(port)"
    }
}
