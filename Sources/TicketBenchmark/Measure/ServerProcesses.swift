internal import FoundationEssentials
internal import TicketClient

/// Finds the processes of this machine that listen at an address.
enum ServerProcesses {
    private static let listening = "0A"
    private static let acceptsConnections = "00010000"

    /// The processes behind addresses of loopback and Unix sockets; none for addresses of other machines, nor those that
    /// the kernel does not show to this user.
    static func find(_ addresses: [ServerAddress]) -> [Int32] {
        let sockets = Set(addresses.flatMap(sockets))
        guard !sockets.isEmpty else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.sorted().filter { holds(sockets, pid: $0) }
    }

    /// The inodes of the sockets that listen at an address.
    private static func sockets(_ address: ServerAddress) -> [String] {
        switch address.transport {
        case .unix: unixSockets(path: address.host)
        case .tcp, .tls: isLoopback(address.host) ? tcpSockets(port: address.port) : []
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    /// Listeners of loopback, or of all addresses.
    private static func tcpSockets(port: Int) -> [String] {
        let hex = String(port, radix: 16, uppercase: true)
        let suffix = ":" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        return (rows("/proc/net/tcp") + rows("/proc/net/tcp6")).compactMap { columns in
            guard columns.count > 9, columns[1].hasSuffix(suffix), columns[3] == listening else { return nil }
            let host = columns[1].dropLast(suffix.utf8.count)
            // The bytes of each 32-bit word come in reverse: 127.0.0.1 is 0100007F, ::1 ends in 01000000.
            guard host.allSatisfy({ $0 == "0" }) || host.hasSuffix("7F") || host.hasSuffix("01000000") else {
                return nil
            }
            return columns[9]
        }
    }

    private static func unixSockets(path: String) -> [String] {
        rows("/proc/net/unix").compactMap { columns in
            guard columns.count > 7, columns[3] == acceptsConnections, columns[7] == path else { return nil }
            return columns[6]
        }
    }

    private static func rows(_ path: String) -> [[String]] {
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            line.split(separator: " ").map(String.init)
        }
    }

    private static func holds(_ sockets: Set<String>, pid: Int32) -> Bool {
        let folder = "/proc/\(pid)/fd"
        let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return descriptors.contains { descriptor in
            guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)"),
                link.hasPrefix("socket:["), link.hasSuffix("]")
            else { return false }
            return sockets.contains(String(link.dropFirst("socket:[".utf8.count).dropLast()))
        }
    }
}
