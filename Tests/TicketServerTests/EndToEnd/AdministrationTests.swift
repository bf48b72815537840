internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("People and services are added on the command line", .timeLimit(.minutes(10)))
struct AdministrationTests {
    @Test("A token that was printed while the server stood still works when it runs")
    func tokens() async throws {
        let folder = try TemporaryFolder()
        let person = try await add(
            ["user", "add", "--email", "lucia@acme.example", "--name", "Lucía", "--account", "acme", "--locale", "es"],
            in: folder)
        let service = try await add(
            ["service", "add", "--name", "portal", "--scope", "ticket.read", "--scope", "ticket.create"], in: folder)

        let server = try await RunningServer.start(in: folder)
        let who = try await server.withClient(token: person) { try await $0.identity.whoAmI(WhoAmIRequest()) }
        #expect(who.person?.name == "Lucía")
        #expect(who.person?.account == "acme")
        #expect(who.person?.role == .requester)
        #expect(who.locale == "es")
        let program = try await server.withClient(token: service) { try await $0.identity.whoAmI(WhoAmIRequest()) }
        #expect(program.person?.role == .service)
        #expect(Set(program.scopes) == ["ticket.read", "ticket.create"])
    }

    @Test("A running server's data is not touched")
    func whileRunning() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let command = try ChildProcess(
            "ticketd",
            ["user", "add", "--email", "eva@acme.example", "--name", "Eva", "--data", RunningServer.data(in: folder)],
            log: folder)
        #expect(try await command.outputAtEnd().isEmpty)
        #expect(try await command.ending() != .exit(0))
        #expect(try await server.createTicket() > 0)
    }

    /// Runs `ticketd` with these arguments on the data of the folder, and answers with the token it prints.
    private func add(_ arguments: [String], in folder: TemporaryFolder) async throws -> String {
        let command = try ChildProcess("ticketd", arguments + ["--data", RunningServer.data(in: folder)], log: folder)
        let output = try await command.outputAtEnd()
        #expect(try await command.ending() == .exit(0), "\(command.log)")
        return output.trimmingSuffix(while: \.isNewline)
    }
}

extension String {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, predicate(last) { text.removeLast() }
        return text
    }
}
