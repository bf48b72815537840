import TTRPC
import Testing
import TicketMessages

@Suite("A caller")
struct AuthenticationTests {
    @Test(
        "without a good token is UNAUTHENTICATED",
        arguments: [
            (nil, "MISSING_TOKEN"), ("token-of-ana", "NOT_BEARER"), ("Basic YTpi", "NOT_BEARER"),
            ("Bearer nobody's", "UNKNOWN_TOKEN"), ("Bearer ", "NOT_BEARER"),
            ("Bearer token-of-expired", "UNKNOWN_TOKEN"),
        ] as [(String?, String)])
    func refused(value: String?, reason: String) async throws {
        try await ServiceFixture.run { fixture in
            var options = CallOptions()
            if let value { options.metadata.append("authorization", value) }
            let calls: [() async throws -> Void] = [
                { _ = try await fixture.tickets.getTicket(GetTicketRequest(number: 1), options: options) },
                { _ = try await fixture.tickets.listTickets(ListTicketsRequest(), options: options) },
                { _ = try await fixture.tickets.createTicket(CreateTicketRequest(), options: options) },
                {
                    try await fixture.events.watchEvents(WatchEventsRequest(), options: options) {
                        for try await _ in $0 {}
                    }
                },
            ]
            for call in calls {
                let error = await #expect(throws: RPCError.self) { try await call() }
                #expect(error?.code == .unauthenticated)
                #expect(error?.detail(GoogleRPCErrorInfo.self)?.reason == reason)
            }
        }
    }

    @Test("is named by WhoAmI, and the scheme may be written in any case")
    func whoAmI() async throws {
        try await ServiceFixture.run { fixture in
            let options = CallOptions(metadata: ["authorization": "bearer \(ServiceFixture.Caller.importer.token)"])
            let answer = try await fixture.identity.whoAmI(WhoAmIRequest(), options: options)
            #expect(answer.person?.id == "importer")
            #expect(answer.person?.role == .service)
            #expect(answer.scopes == ["ticket.create"])
            #expect(answer.tenant == ServiceFixture.tenant)
        }
    }

    @Test("may open a connection with a token, and then calls need none of their own, but may have one")
    func connection() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.connecting(token: ServiceFixture.Caller.ana.token) { known in
                let opener = try await known.whoAmI(WhoAmIRequest())
                #expect(opener.person?.id == "ana")
                let other = try await known.whoAmI(WhoAmIRequest(), options: .as(.alba))
                #expect(other.person?.id == "alba")
            }
        }
    }

    @Test("cannot open a connection with a token that is not good", arguments: ["nobody's", "token-of-expired"])
    func stranger(token: String) async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.connecting(token: token) { unknown in
                let error = await #expect(throws: RPCError.self) { try await unknown.whoAmI(WhoAmIRequest()) }
                #expect(error?.code == .unauthenticated)
                #expect(error?.detail(GoogleRPCErrorInfo.self)?.reason == "UNKNOWN_TOKEN")
            }
        }
    }

    @Test("that is a service does only what its scopes name")
    func scopes() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket(as: .importer)
            #expect(ticket.channel == .api)
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.getTicket(GetTicketRequest(number: ticket.number), options: .as(.importer))
            }
            #expect(error?.code == .permissionDenied)
            #expect(error?.message.contains("ticket.read") == true)
        }
    }
}
