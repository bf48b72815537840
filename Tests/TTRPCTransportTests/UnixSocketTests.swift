import Foundation
import Glibc
import Logging
import Synchronization
import TTRPC
import TTRPCTestSupport
import Testing

@testable import TTRPCTransport

@Suite(.timeLimit(.minutes(10))) final class `On a Unix socket` {
    private let folder: String
    private var path: String { folder + "/ticketd.sock" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sock-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func serve<Value>(
        _ router: Router = router(), path: String? = nil, body: (TTRPCServer, BoundAddress) async throws -> Value
    ) async throws -> Value {
        let path = path ?? self.path
        return try await withServer(router, configure: { $0.endpoint = .unix(path: path) }, body: body)
    }

    private func call(_ name: String = "Echo", _ note: Note = Note()) async throws -> Note {
        let client = TTRPCClient(endpoint: .unix(path: path))
        do {
            let reply = try await client.call(name, note)
            await client.close()
            return reply
        } catch {
            await client.close()
            throw error
        }
    }

    private var exists: Bool { FileManager.default.fileExists(atPath: path) }

    @Test func `calls are answered, more than one address may have, and the peer is this machine`() async throws {
        let peers = Mutex<Set<PeerAddress>>([])
        let router = router {
            $0.register(
                method("Who"),
                UnaryHandler<Note, Note>.inline { note, context in
                    peers.withLock { _ = $0.insert(context.peer) }
                    return note
                })
        }
        try await serve(router) { server, address in
            #expect("\(address)" == "unix:\(path)")
            let clients = (0..<70).map { _ in TTRPCClient(endpoint: .unix(path: path)) }
            for (number, client) in clients.enumerated() {
                let reply = try await client.call("Who", Note(number: Int64(number)))
                #expect(reply.number == Int64(number))
            }
            #expect(server.connectionCount == 70)
            for client in clients { await client.close() }
        }
        #expect(peers.withLock { $0 } == [.local])
    }

    @Test func `its owner alone may connect, and the file goes when the server stops`() async throws {
        try await serve { server, _ in
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o7777 == 0o600)
            await server.stop()
            #expect(!exists)
        }
    }

    @Test func `what a dead server left is replaced`() async throws {
        let (descriptor, _) = try UnixSocketFile.listen(path: path, backlog: 1)
        close(descriptor)
        #expect(exists)
        try await serve { _, _ in
            let reply = try await call("Echo", Note(number: 4))
            #expect(reply.number == 4)
        }
    }

    @Test func `a living server is left alone`() async throws {
        try await serve { _, _ in
            let error = await #expect(throws: ServerError.self) { try await serve { _, _ in } }
            #expect(
                error?.description
                    == "cannot listen on unix:\(path): another server listens there; stop it or name another path")
            let reply = try await call("Echo", Note(number: 5))
            #expect(reply.number == 5)
        }
    }

    @Test func `anything else in its place is left alone`() async throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let error = await #expect(throws: ServerError.self) { try await serve { _, _ in } }
        #expect(error?.description.contains("no socket") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
    }

    @Test func `the file of a server that came after it stays`() async throws {
        try await serve { server, _ in
            unlink(path)
            try await serve { _, _ in
                await server.stop()
                #expect(exists)
                let reply = try await call("Echo", Note(number: 6))
                #expect(reply.number == 6)
            }
        }
    }

    @Test func `a path that is too long, or a folder that is not there, is refused in words`() async throws {
        let long = "/tmp/" + String(repeating: "x", count: 103)
        let tooLong = await #expect(throws: ServerError.self) { try await serve(path: long) { _, _ in } }
        #expect(tooLong?.description.hasSuffix("has 1 to 107 bytes") == true)
        let nowhere = await #expect(throws: ServerError.self) { try await serve(path: folder + "/a/b") { _, _ in } }
        #expect(nowhere?.description.hasSuffix("No such file or directory") == true)
    }
}
