internal import TicketClient

/// One unary call of the client library after the other, over one connection to a server that runs elsewhere.
struct CallProbe {
    /// Nothing is to depend on how fast a machine is that counts instructions.
    private static let timeout = Duration.seconds(600)

    let address: String
    let token: String
    let number: Int64

    func makeCalls(_ count: Int) async throws {
        let configuration = TicketClientConfiguration(token: token, timeout: Self.timeout)
        try await withTicketClient(address: address, configuration: configuration) { client in
            for _ in 0..<count {
                let ticket = try await client.tickets.getTicket(GetTicketRequest(number: number))
                guard ticket.number == number else { throw ProbeFailure("ticket \(ticket.number) is another one") }
            }
        }
    }
}
