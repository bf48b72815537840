internal import Foundation
internal import Testing
internal import TicketMessages

@Suite("The wire is plain ttrpc and proto3", .timeLimit(.minutes(10)))
struct RawBytesTests {
    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("RawBytes/create_ticket.py").path

    private static var hasPython: Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }
    }

    @Test("A program of Python's standard library creates a ticket and reads it back", .enabled(if: hasPython))
    func python() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let program = try ChildProcess(
            path: "/usr/bin/env", ["python3", Self.script, server.address, try server.token(of: "ana")], log: folder)
        let output = try await program.outputAtEnd()
        #expect(try await program.ending() == .exit(0), "\(program.log)")
        #expect(try await server.tickets().map { "\($0.number)\n" } == [output])
    }
}
