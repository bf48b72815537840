internal import Glibc

/// A ttrpc peer: one blocking connection that sends any bytes and reads frames.
final class Peer {
    private static let timeoutSeconds = 10

    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isClosed = false
    /// Whether frames of the extension may come.
    var isExtended = false

    /// Connects. No read or write waits longer than ten seconds.
    init(_ target: Target) throws {
        descriptor = try Dialer.connect(target)
        setTimeout()
    }

    /// Takes over a connection, without a bound on how long reads and writes wait.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// From now on no read or write waits longer than ten seconds.
    func setTimeout() {
        var timeout = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
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
                throw CaseFailure("the peer takes no more bytes: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Whether bytes are there, or come within this time.
    func hasBytes(withinMilliseconds milliseconds: Int32) throws -> Bool {
        if !pending.isEmpty { return true }
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, milliseconds) > 0
    }

    /// The next frame; nil when the peer has closed.
    ///
    /// - Throws: ``CaseFailure`` when none comes in time, or one that no ttrpc peer may send.
    func frameOrEnd() throws -> Frame? {
        while true {
            if let frame = try takeFrame() { return frame }
            guard try receive() else { return nil }
        }
    }

    /// - Returns: false when the peer has closed.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 {
            pending += buffer.prefix(count)
            return true
        }
        // A peer that closes with bytes unread resets the connection.
        if count == 0 || errno == ECONNRESET { return false }
        throw CaseFailure("no frame came within \(Self.timeoutSeconds) s")
    }

    private func takeFrame() throws -> Frame? {
        guard pending.count >= Frame.headerByteCount else { return nil }
        let dataCount = pending[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard dataCount <= Frame.dataBytesMax else {
            throw CaseFailure("the peer sent a frame of \(dataCount) bytes, more than ttrpc allows")
        }
        let end = Frame.headerByteCount + dataCount
        guard pending.count >= end else { return nil }
        let frame = Frame(
            stream: pending[4..<8].reduce(0) { $0 << 8 | UInt32($1) }, type: pending[8], flags: pending[9],
            data: Array(pending[Frame.headerByteCount..<end]))
        pending.removeFirst(end)
        guard isExtended || frame.type <= Frame.data else {
            throw CaseFailure("a plain peer was sent a frame of type \(frame.type)")
        }
        return frame
    }
}
