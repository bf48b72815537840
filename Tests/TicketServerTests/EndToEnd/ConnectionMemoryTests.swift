internal import Foundation
internal import Testing

@Suite("What connections cost that do nothing", .timeLimit(.minutes(10)))
struct ConnectionMemoryTests {
    private static let count = 600
    /// What docs/OPERATIONS.md promises.
    private static let connectionKiBMax = 12

    @Test("An idle plain connection costs no more memory than promised, one that has made a call neither")
    func idle() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/ticketd.yaml"
        try "limits:\n  connections_unauthenticated: 2000\n".write(toFile: file, atomically: true, encoding: .utf8)
        let server = try await RunningServer.start(in: folder, ["--config", file])
        let call = RawRequest.frame(streamID: 1, method: "GetTicket", payload: [], token: "unknown")
        // What the first connections make the server load or keep is not theirs.
        try await Self.call(call, server, count: 50) {}
        let before = try #require(server.residentKiB)
        let after = try await Self.call(call, server, count: Self.count) { server.residentKiB }
        let cost = try #require(after) - before
        #expect(cost <= Self.count * Self.connectionKiBMax, "\(cost) KiB for \(Self.count) connections")
    }

    /// Runs `body` while so many connections are open that have made one call each.
    private static func call<Value: Sendable>(
        _ request: [UInt8], _ server: RunningServer, count: Int, _ body: @escaping @Sendable () -> Value
    ) async throws -> Value {
        try await RawConnection.with(server.address, count: count) { connections in
            for connection in connections {
                connection.send(request)
                guard try connection.frame()?.type == 2 else { throw RawConnection.Failure(description: "no answer") }
            }
            return body()
        }
    }
}
