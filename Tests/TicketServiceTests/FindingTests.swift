import TTRPC
import Testing
import TicketMessages

@Suite("Finding tickets")
struct FindingTests {
    @Test("by words gives each once, in pages, with a snippet")
    func search() async throws {
        try await ServiceFixture.run { fixture in
            let titles = ["No puedo iniciar sesión", "Factura", "Sesión caducada"]
            var numbers: [Int64] = []
            for title in titles { numbers.append(try await fixture.createTicket(title).number) }
            var request = SearchTicketsRequest(query: "SESION", pageSize: 1)
            var hits: [SearchHit] = []
            repeat {
                let page = try await fixture.tickets.searchTickets(request, options: .as(.ana))
                hits += page.hits
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(hits.map(\.ticket?.number) == [numbers[2], numbers[0]])
            #expect(hits.map(\.snippet) == ["[Sesión] caducada", "No puedo iniciar [sesión]"])
            let nothing = try await fixture.tickets.searchTickets(
                SearchTicketsRequest(query: "sesion"), options: .as(.chloe))
            #expect(nothing.hits.isEmpty)
        }
    }

    @Test("by words that cannot be looked for is INVALID_ARGUMENT with the reason")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            let cases = [("", "EMPTY_QUERY"), ("\" * \"", "EMPTY_QUERY"), ("ab*", "PREFIX_TOO_SHORT")]
            for (query, reason) in cases {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.searchTickets(SearchTicketsRequest(query: query), options: .as(.ana))
                }
                #expect(error?.code == .invalidArgument)
                #expect(error?.detail(GoogleRPCErrorInfo.self)?.reason == reason)
            }
            for caller in [ServiceFixture.Caller.ana, .chloe] {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.searchTickets(
                        SearchTicketsRequest(query: "a", filter: .init(tags: ["vip"])), options: .as(caller))
                }
                #expect(error?.code == .permissionDenied)
            }
        }
    }

    @Test("by a view lists what it says, in its order, for who keeps it and, when shared, for staff")
    func views() async throws {
        try await ServiceFixture.run { fixture in
            let own = [try await fixture.createTicket("a").number, try await fixture.createTicket("b").number]
            let view = TicketView(
                name: "mine", filter: .init(requester: "me"), orderBy: .oldestCreated)
            _ = try await fixture.tickets.saveView(SaveViewRequest(view: view), options: .as(.ana))
            let listed = try await fixture.tickets.listTickets(ListTicketsRequest(view: "mine"), options: .as(.ana))
            #expect(listed.tickets.map(\.number) == own)
            #expect(try await fixture.tickets.listViews(ListViewsRequest(), options: .as(.ana)).views == [view])

            var shared = view
            shared.desk = "account-portal"
            let denied = await #expect(throws: RPCError.self) {
                try await fixture.tickets.saveView(SaveViewRequest(view: shared), options: .as(.ana))
            }
            #expect(denied?.code == .permissionDenied)
            _ = try await fixture.tickets.saveView(SaveViewRequest(view: shared), options: .as(.alba))
            let forStaff = try await fixture.tickets.listTickets(
                ListTicketsRequest(view: "account-portal/mine"), options: .as(.alba))
            #expect(forStaff.tickets.isEmpty, "staff ask for nothing")
            for name in ["account-portal/mine", "other", "mine/"] {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.listTickets(ListTicketsRequest(view: name), options: .as(.ana))
                }
                #expect(error?.code == .notFound)
            }
            _ = try await fixture.tickets.deleteView(DeleteViewRequest(name: "mine"), options: .as(.ana))
            #expect(try await fixture.tickets.listViews(ListViewsRequest(), options: .as(.ana)).views.isEmpty)
        }
    }

    @Test("a view that could not be listed is not kept")
    func badViews() async throws {
        try await ServiceFixture.run { fixture in
            let views = [
                TicketView(name: ""), TicketView(name: "a/b"), TicketView(name: String(repeating: "x", count: 65)),
                TicketView(name: "a", filter: .init(categories: [.unrecognized(9)])),
                TicketView(name: "a", orderBy: .unrecognized(9)),
            ]
            for view in views {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.saveView(SaveViewRequest(view: view), options: .as(.ana))
                }
                #expect(error?.code == .invalidArgument)
            }
        }
    }
}
