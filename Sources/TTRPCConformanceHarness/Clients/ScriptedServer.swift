internal import Glibc

/// A listener on a port of its own, for one case of a client.
final class ScriptedServer {
    private static let timeoutSeconds = 10

    private let descriptor: Int32
    /// Where the client finds it, as `HOST:PORT`.
    let address: String

    /// - Parameter isListening: false for a port on which connections are refused until ``listen()``.
    init(isListening: Bool) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var local = sockaddr_in()
        local.sin_family = sa_family_t(AF_INET)
        local.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &local) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 ? getsockname(descriptor, address, &size) : -1
            }
        }
        self.descriptor = descriptor
        guard status == 0 else { throw CaseFailure("cannot bind a port: \(String(cString: strerror(errno)))") }
        address = "127.0.0.1:\(UInt16(bigEndian: local.sin_port))"
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        if isListening { listen() }
    }

    deinit { close(descriptor) }

    func listen() {
        Glibc.listen(descriptor, 16)
    }

    /// The next connection, before anything was read from it.
    func accept() throws -> ServedClient {
        try ServedClient(descriptor: acceptDescriptor(seconds: Self.timeoutSeconds))
    }

    /// The next connection, agreed on or refused to be.
    func accept(_ mode: ClientCase.Mode) throws -> ServedClient {
        let client = try accept()
        switch mode {
        case .extended: try client.extend()
        case .plain: try client.stayPlain()
        }
        return client
    }

    /// The next connection, before anything was read from it; nil if none comes within this time.
    func connection(withinMilliseconds milliseconds: Int32) throws -> ServedClient? {
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, milliseconds) > 0 ? try accept() : nil
    }

    /// No connection may be waiting, nor come within this time.
    func expectNoConnection(milliseconds: Int32) throws {
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        try require(poll(&poller, 1, milliseconds) == 0, "the client connected once more")
    }

    private func acceptDescriptor(seconds: Int) throws -> Int32 {
        let accepted = Glibc.accept(descriptor, nil, nil)
        guard accepted >= 0 else { throw CaseFailure("the client did not connect within \(seconds) s") }
        // A client that is started meanwhile must not keep the connection open.
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        return accepted
    }
}
