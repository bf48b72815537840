internal import Glibc

/// A plain ttrpc peer: one blocking TCP connection that sends any bytes and reads frames.
final class Peer {
    private static let timeoutSeconds = 10

    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isClosed = false

    /// Connects. No read or write waits longer than ten seconds.
    init(_ target: Target) throws {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var addresses: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(target.host, "\(target.port)", &hints, &addresses) == 0, let address = addresses else {
            throw CaseFailure("cannot resolve \(target.host)")
        }
        defer { freeaddrinfo(addresses) }
        descriptor = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
        var isOn: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        guard connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            close()
            throw CaseFailure("cannot connect to \(target): \(String(cString: strerror(errno)))")
        }
    }

    deinit { close() }

    /// Closes the connection.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        Glibc.close(descriptor)
    }

    /// Sends bytes as they are.
    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else {
                throw CaseFailure("the server takes no more bytes: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }

    /// The next frame; nil when the server has closed.
    ///
    /// - Throws: ``CaseFailure`` when none comes in time, or one that no ttrpc peer may send.
    func frameOrEnd() throws -> Frame? {
        while true {
            if let frame = try takeFrame() { return frame }
            guard try receive() else { return nil }
        }
    }

    /// The next frame.
    func frame() throws -> Frame {
        guard let frame = try frameOrEnd() else { throw CaseFailure("the server closed the connection") }
        return frame
    }

    /// - Returns: false when the server has closed.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 {
            pending += buffer.prefix(count)
            return true
        }
        // A server that closes with bytes unread resets the connection.
        if count == 0 || errno == ECONNRESET { return false }
        throw CaseFailure("no frame came within \(Self.timeoutSeconds) s")
    }

    private func takeFrame() throws -> Frame? {
        guard pending.count >= Frame.headerByteCount else { return nil }
        let dataCount = pending[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard dataCount <= Frame.dataBytesMax else {
            throw CaseFailure("the server sent a frame of \(dataCount) bytes, more than ttrpc allows")
        }
        let end = Frame.headerByteCount + dataCount
        guard pending.count >= end else { return nil }
        let frame = Frame(
            stream: pending[4..<8].reduce(0) { $0 << 8 | UInt32($1) }, type: pending[8], flags: pending[9],
            data: Array(pending[Frame.headerByteCount..<end]))
        pending.removeFirst(end)
        guard frame.type <= Frame.data else {
            throw CaseFailure("a plain peer was sent a frame of type \(frame.type)")
        }
        return frame
    }
}
