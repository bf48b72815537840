internal import Foundation
internal import Glibc
internal import TicketServer

/// A plain TCP connection that blocks: for bytes that no client library would send.
final class RawConnection {
    /// A frame as it came: ttrpc's ten bytes of header, and the data.
    struct Frame: Equatable {
        let streamID: UInt32
        let type: UInt8
        let flags: UInt8
        let data: [UInt8]
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let descriptor: Int32

    /// Runs `body` with a connection on a thread of its own, since it blocks. No read waits longer than 20 seconds.
    static func with<Value: Sendable>(
        _ address: String, _ body: @escaping @Sendable (RawConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try body(RawConnection(address)) })
            }
        }
    }

    /// The same with many connections.
    static func with<Value: Sendable>(
        _ address: String, count: Int, _ body: @escaping @Sendable ([RawConnection]) throws -> Value
    ) async throws -> Value {
        try await with(address) { first in
            try body([first] + (1..<count).map { _ in try RawConnection(address) })
        }
    }

    private init(_ address: String) throws {
        guard case .tcp(let host, let number)? = ListenAddress(address), let port = UInt16(exactly: number) else {
            throw Failure(description: "no address: \(address)")
        }
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var peer = sockaddr_in()
        peer.sin_family = sa_family_t(AF_INET)
        peer.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &peer.sin_addr)
        let result = withUnsafePointer(to: &peer) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(description: "cannot connect: errno \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    /// Sends bytes, as many as the peer takes: one that closes in the middle is no error here, the answer tells.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// The next frame; nil when the peer has closed.
    func frame() throws -> Frame? {
        guard let header = try read(10) else { return nil }
        let length = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let streamID = header[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard let data = try read(length) else { throw Failure(description: "the peer closed inside a frame") }
        return Frame(streamID: streamID, type: header[8], flags: header[9], data: data)
    }

    /// What comes up to this text, it included.
    func text(until end: String) throws -> String {
        var bytes: [UInt8] = []
        while !bytes.suffix(end.utf8.count).elementsEqual(end.utf8) {
            guard let byte = try read(1) else { throw Failure(description: "the peer closed") }
            bytes += byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func read(_ count: Int) throws -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let result = bytes.withUnsafeMutableBytes { buffer in
                recv(descriptor, buffer.baseAddress.map { $0 + got }, count - got, 0)
            }
            if result < 0, errno == ECONNRESET { return nil }
            guard result >= 0 else { throw Failure(description: "nothing came: errno \(errno)") }
            if result == 0 { return nil }
            got += result
        }
        return bytes
    }
}
