internal import TicketClient

// The function as it stands in README.md; ReadmeTests compares the two.
func firstTicket(address: String, token: String) async throws {
    try await withTicketClient(address: address, token: token) { client in
        let ticket = Ticket(desk: "account-portal", subject: "No puedo entrar 🔑", shared: true)
        let created = try await client.tickets.createTicket(CreateTicketRequest(ticket: ticket))
        print("\(created.displayNumber) is \(created.statusLabel)")

        do {
            let request = TransitionTicketRequest(number: created.number, status: "resolved")
            _ = try await client.tickets.transitionTicket(request)
        } catch let error as RPCError {
            print("\(error.code): \(error.message)")
        }

        for try await ticket in client.tickets.all(filter: TicketFilter(requester: "me")) {
            print("\(ticket.displayNumber)  \(ticket.subject)")
        }
    }
}
