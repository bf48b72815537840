import TicketClient

// The samples of clients/swift/README.md, word for word.

/// Submits a ticket, lists what waits for the customer, and follows what happens next.
func sample() async throws {
    try await withTicketClient(address: "127.0.0.1:7411", token: "tkp_…") { client in
        let request = CreateTicketRequest(
            ticket: Ticket(desk: "account-portal", subject: "I cannot sign in 🔑", description: "Since yesterday."))
        let ticket = try await client.tickets.createTicket(request)
        print("submitted \(ticket.displayNumber), it is \(ticket.statusLabel)")

        for try await ticket in client.tickets.all(filter: TicketFilter(waitingOn: [.customer])) {
            print("\(ticket.displayNumber)  \(ticket.subject)")
        }

        do {
            _ = try await client.tickets.transitionTicket(.init(number: ticket.number, status: "closed"))
        } catch let error as RPCError where error.code == .failedPrecondition {
            print("it may become \(error.legalTransitions) only")
        }

        try await client.events.follow(filter: EventFilter(ticketNumbers: [ticket.number])) { event in
            print("revision \(event.revision); resume with \(event.cursor)")
        }
    }
}

/// Names each call, so that it can be found in the server's log.
struct Naming: ClientInterceptor {
    func intercept<Value>(_ call: OutgoingCall, next: (OutgoingCall) async throws -> Value) async throws -> Value {
        var call = call
        call.options.metadata.append("x-request-id", "import-\(RequestID.make())")
        return try await next(call)
    }
}

/// A client of two servers, whose calls wait for whichever is there first.
func makeClient() throws -> TicketClient {
    TicketClient(
        addresses: try ServerAddress.list(parsing: "tickets-1.example.com:7411,tickets-2.example.com:7411"),
        configuration: TicketClientConfiguration(token: "tkp_…", waitsForReady: true), interceptors: [Naming()])
}
