internal import Glibc
internal import TTRPCTransport

/// Makes connections to servers under test.
enum Dialer {
    /// The descriptor of a blocking socket whose bytes are those of the protocol, whatever carries them.
    static func connect(_ target: Target) throws -> Int32 {
        if let tls = target.tls { return try connect(target, tls) }
        switch target.address {
        case .tcp(let host, let port): return try connect(host, port, target)
        case .unix(let path): return try connect(path, target)
        }
    }

    private static func connect(_ host: String, _ port: UInt16, _ target: Target) throws -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var addresses: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &addresses) == 0, let address = addresses else {
            throw CaseFailure("cannot resolve \(host)")
        }
        defer { freeaddrinfo(addresses) }
        let descriptor = socket(address.pointee.ai_family, address.pointee.ai_socktype | closeOnExec, 0)
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        guard Glibc.connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            throw failure(descriptor, target)
        }
        return descriptor
    }

    private static func connect(_ path: String, _ target: Target) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw CaseFailure("the path of \(target) is too long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | closeOnExec, 0)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        guard status == 0 else { throw failure(descriptor, target) }
        return descriptor
    }

    private static func connect(_ target: Target, _ tls: TargetTLS) throws -> Int32 {
        let client = ClientTLS(
            trustRootsFile: tls.authorityFile, certificateFile: tls.identity?.certificateFile,
            keyFile: tls.identity?.keyFile)
        let endpoint: Endpoint =
            switch target.address {
            case .tcp(let host, let port): .tcp(host: host, port: Int(port))
            case .unix(let path): .unix(path: path)
            }
        do {
            return try TLSRelay.connect(to: endpoint, tls: client, serverName: tls.serverName)
        } catch {
            throw CaseFailure("no TLS connection to \(target): \(error)")
        }
    }

    /// Other programs that are started get no connection of a case.
    private static let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)

    private static func failure(_ descriptor: Int32, _ target: Target) -> CaseFailure {
        let problem = String(cString: strerror(errno))
        Glibc.close(descriptor)
        return CaseFailure("cannot connect to \(target): \(problem)")
    }
}
