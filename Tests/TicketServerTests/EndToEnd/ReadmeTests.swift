internal import Foundation
internal import Testing
internal import TicketMessages

@Suite("README.md", .timeLimit(.minutes(10)))
struct ReadmeTests {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    @Test("Its sample compiles, as this function, and does what it says")
    func sample() async throws {
        let readme = try String(contentsOf: Self.here.appendingPathComponent("../../../README.md"), encoding: .utf8)
        let source = try String(contentsOf: Self.here.appendingPathComponent("ReadmeSample.swift"), encoding: .utf8)
        let function = try #require(source.range(of: "func firstTicket")).lowerBound
        #expect(readme.contains(source[function...]))

        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        try await firstTicket(address: server.address, token: try server.token(of: "ana"))
        let tickets = try await server.tickets()
        #expect(tickets.map(\.subject) == ["No puedo entrar 🔑"])
        #expect(tickets.map(\.status) == ["open"])
    }
}
