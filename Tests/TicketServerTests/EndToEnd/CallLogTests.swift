internal import Foundation
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("What operators see of calls", .timeLimit(.minutes(10)))
struct CallLogTests {
    @Test("is a line for each at the level they ask for, without what callers typed")
    func lines() async throws {
        let folder = try TemporaryFolder()
        let settings = folder.path + "/ticketd.yaml"
        try Data("log:\n  calls: info\n".utf8).write(to: URL(filePath: settings))
        let server = try await RunningServer.start(in: folder, ["--config", settings])
        let token = try server.token(of: "ana")
        try await server.withClient(token: token) { client in
            let options = CallOptions(metadata: ["x-request-id": "request-7"])
            _ = try await client.identity.whoAmI(WhoAmIRequest(), options: options)
            _ = try await client.tickets.createTicket(
                CreateTicketRequest(ticket: Ticket(desk: "account-portal", subject: "swordfish", description: "d")),
                options: options)
            _ = try await client.desks.all(options: options).first { _ in true }
        }
        #expect(try await server.stop() == .exit(0))
        let lines = server.log.split(separator: "\n").filter { $0.contains("request-id=request-7") }
        for method in ["IdentityService/WhoAmI", "TicketService/CreateTicket", "DeskService/ListDesks"] {
            let line = try #require(lines.first { $0.contains("method=ticket.v1.\(method)") })
            #expect(line.contains("code=OK") && line.contains("peer=127.0.0.1:") && line.contains("principal="))
        }
        #expect(!server.log.contains("swordfish") && !server.log.contains(token))
    }

    @Test("is nothing unless they ask")
    func quiet() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder())
        try await server.withClient(as: "ana") { client in _ = try await client.identity.whoAmI(WhoAmIRequest()) }
        #expect(try await server.stop() == .exit(0))
        #expect(!server.log.contains("WhoAmI"))
    }
}
