internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("A backup of a running server", .timeLimit(.minutes(10)))
struct BackupTests {
    @Test("Restored after a kill -9, it serves every ticket that was there when it was made, and its tokens")
    func restore() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let numbers = try await server.load(100)
        try await run(["backup", folder.path + "/copy", "--data", RunningServer.data(in: folder)], in: folder)
        _ = try await server.createTicket()
        try await run(["check", "--data", RunningServer.data(in: folder)], in: folder)
        try await server.kill()

        let other = try TemporaryFolder()
        try await run(["restore", folder.path + "/copy", "--data", RunningServer.data(in: other)], in: other)
        try await run(["migrate", "status", "--data", RunningServer.data(in: other)], in: other)
        let token = try server.token(of: "ana")
        let restored = try await RunningServer.start(in: other)
        let listed = try await restored.withClient(token: token) { client in
            var numbers: [Int64] = []
            var request = ListTicketsRequest(pageSize: 200)
            repeat {
                let page = try await client.tickets.listTickets(request)
                numbers += page.tickets.map(\.number)
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            return numbers
        }
        #expect(listed.sorted() == numbers.sorted())
        #expect(try await restored.stop() == .exit(0))
        try await run(["compact", "--data", RunningServer.data(in: other)], in: other)
    }

    private func run(_ arguments: [String], in folder: TemporaryFolder) async throws {
        let command = try ChildProcess("ticketd", arguments, log: folder)
        let output = try await command.outputAtEnd()
        #expect(try await command.ending() == .exit(0), "\(arguments): \(output) \(command.log)")
    }
}
