internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Retries and races have one effect", .timeLimit(.minutes(10)))
struct IdempotencyTests {
    @Test("The same request_id with the same body is the same ticket, also after a restart; with another it is refused")
    func requestID() async throws {
        let folder = try TemporaryFolder()
        var server = try await RunningServer.start(in: folder)
        let request = CreateTicketRequest(
            ticket: Ticket(desk: "account-portal", subject: "Doble clic"), requestID: "7f2c")
        let first = try await server.withClient(as: "ana") { try await $0.tickets.createTicket(request) }
        let second = try await server.withClient(as: "ana") { try await $0.tickets.createTicket(request) }
        #expect(second == first)

        var other = request
        other.ticket?.subject = "Otra cosa"
        let refusal = try await server.refusal(as: "ana") { try await $0.tickets.createTicket(other) }
        #expect(refusal.code == .alreadyExists)
        #expect(refusal.reason == "REQUEST_ID_REUSED")

        #expect(try await server.stop() == .exit(0))
        server = try await RunningServer.start(in: folder)
        let third = try await server.withClient(as: "ana") { try await $0.tickets.createTicket(request) }
        #expect(third == first)
        #expect(try await server.tickets().count == 1)
    }

    @Test("Of two writers with the same etag one wins and the other is told")
    func etag() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let read = try await server.withClient(as: "alba") {
            try await $0.tickets.getTicket(GetTicketRequest(number: number))
        }

        let results = try await withThrowingTaskGroup { group in
            for (person, status) in [("alba", "pending"), ("teo", "resolved")] {
                group.addTask {
                    try await server.withClient(as: person) { client -> Result<Ticket, RPCError> in
                        do throws(RPCError) {
                            return .success(try await client.move(number, to: status, etag: read.etag))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let winners = results.compactMap { try? $0.get() }
        let losers = results.compactMap { result in if case .failure(let error) = result { error } else { nil } }
        #expect(winners.count == 1)
        #expect(losers.map(\.code) == [.aborted])
        let now = try await server.withClient(as: "ines") {
            try await $0.tickets.getTicket(GetTicketRequest(number: number))
        }
        #expect(now.status == winners.first?.status)
        #expect(now.revision == 2)
    }
}

extension TicketClient {
    fileprivate func move(_ number: Int64, to status: String, etag: String) async throws(RPCError) -> Ticket {
        do {
            return try await tickets.transitionTicket(
                TransitionTicketRequest(number: number, status: status, etag: etag))
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(code: .unknown, message: "\(error)")
        }
    }
}
