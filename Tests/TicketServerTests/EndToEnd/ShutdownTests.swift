internal import Foundation
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Starting and stopping", .timeLimit(.minutes(10)))
struct ShutdownTests {
    @Test("SIGTERM ends an open watch with UNAVAILABLE, and the server exits with 0")
    func drain() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let ended = try await server.withClient(as: "ines") { client in
            try await client.events.watchEvents(WatchEventsRequest()) { messages in
                var iterator = messages.makeAsyncIterator()
                let first = try await iterator.next()
                guard case .heartbeat = first?.kind else {
                    Issue.record("the feed begins with \(String(describing: first))")
                    return nil as RPCError?
                }
                async let ending = server.stop()
                let error = await #expect(throws: RPCError.self) {
                    while try await iterator.next() != nil {}
                }
                #expect(try await ending == .exit(0))
                return error
            }
        }
        #expect(ended?.code == .unavailable)
    }

    @Test("Who watches the health learns of SIGTERM before the connection goes")
    func healthWatch() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder())
        let statuses = try await server.withClient(token: nil) { client in
            try await client.health.watch(GRPCHealthHealthCheckRequest(service: "ticket.v1.TicketService")) {
                messages in
                var statuses: [GRPCHealthHealthCheckResponse.ServingStatus] = []
                for try await message in messages {
                    statuses.append(message.status)
                    if statuses.count == 1 { server.send(signal: SIGTERM) }
                }
                return statuses
            }
        }
        #expect(statuses == [.serving, .notServing])
        #expect(try await server.stop() == .exit(0))
    }

    @Test("Whoever reads that the server listens can stop it in order from then on")
    func atOnce() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder())
        #expect(try await server.stop() == .exit(0))
    }

    @Test("A second server is kept out of the same data, and the first goes on")
    func secondServer() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let second = try ChildProcess("ticketd", RunningServer.arguments(data: folder), log: folder)
        try await #require(throws: ChildProcess.EndedEarly.self) { try await second.line(after: "listening ") }
        #expect(try await second.ending() == .exit(1))
        #expect(second.log.contains(RunningServer.data(in: folder)))
        #expect(second.log.contains("another"))
        #expect(try await server.createTicket() > 0)
    }
}
