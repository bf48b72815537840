internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

extension RunningServer {
    /// A plain ticket of this person; its number.
    func createTicket(as name: String = "ana", subject: String = "No puedo entrar") async throws -> Int64 {
        try await withClient(as: name) { client in
            try await client.tickets.createTicket(
                CreateTicketRequest(ticket: Ticket(desk: "account-portal", subject: subject))
            ).number
        }
    }

    /// The error that `call` fails with. It is a failure of the test if the call succeeds, if anything was changed by it, or
    /// if the server does not answer afterwards.
    func refusal<Reply>(
        as name: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ call: (TicketClient) async throws -> Reply
    ) async throws -> RPCError {
        let before = try await events().map(\.id)
        let error = try await withClient(as: name) { client in
            try await #require(throws: RPCError.self, sourceLocation: sourceLocation) { _ = try await call(client) }
        }
        #expect(try await events().map(\.id) == before, "a refusal changed something", sourceLocation: sourceLocation)
        return error
    }
}
