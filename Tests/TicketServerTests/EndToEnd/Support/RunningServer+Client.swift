internal import TTRPC
internal import TicketClient

extension RunningServer {
    /// Runs `body` with a client of a seeded person, or of the development service, and closes it.
    func withClient<Value>(
        as name: String, retry: RetryPolicy = RetryPolicy(), _ body: (TicketClient) async throws -> Value
    ) async throws -> Value {
        try await withClient(token: try token(of: name), retry: retry, body)
    }

    /// Runs `body` with a client that presents this token, or none, and closes it.
    func withClient<Value>(
        token: String?, retry: RetryPolicy = RetryPolicy(), _ body: (TicketClient) async throws -> Value
    ) async throws -> Value {
        try await withTicketClient(
            address: address, configuration: TicketClientConfiguration(token: token, retry: retry), body)
    }
}
