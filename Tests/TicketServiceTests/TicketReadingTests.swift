import TTRPC
import Testing
import TicketMessages

@Suite("Reading tickets")
struct TicketReadingTests {
    @Test(
        "gives labels in the language that is asked for, then the desk's default",
        arguments: [("es-MX", "Abierto"), ("fr, es;q=0.5", "Ouvert"), ("de", "Open"), ("", "Open")])
    func labels(language: String, label: String) async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            let read = try await fixture.tickets.getTicket(
                GetTicketRequest(number: ticket.number), options: .as(.ana, language: language))
            #expect(read.statusLabel == label)
            #expect(read.displayNumber == "#\(ticket.number)")
        }
    }

    @Test("of somebody else's private ticket is NOT_FOUND, exactly as of one that is not there")
    func privacy() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            for caller in [ServiceFixture.Caller.bruno, .chloe] {
                let there = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.getTicket(GetTicketRequest(number: ticket.number), options: .as(caller))
                }
                let absent = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.getTicket(GetTicketRequest(number: 999), options: .as(caller))
                }
                #expect(there?.code == .notFound)
                #expect(there?.message == absent?.message.replacing("999", with: "\(ticket.number)"))
                #expect(there?.details.map(\.typeURL) == absent?.details.map(\.typeURL))
            }
        }
    }

    @Test("shows a shared ticket to colleagues, without the addresses in CC, and to nobody else")
    func shared() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.tickets.createTicket(
                CreateTicketRequest(
                    ticket: .init(
                        desk: "account-portal", subject: "s", ccEmails: ["jefe@example.com"], shared: true)),
                options: .as(.ana))
            let seen = try await fixture.tickets.getTicket(
                GetTicketRequest(number: ticket.number), options: .as(.bruno))
            #expect(seen.ccEmails.isEmpty)
            #expect(seen.requester?.email == "")
            let byStaff = try await fixture.tickets.getTicket(
                GetTicketRequest(number: ticket.number), options: .as(.alba))
            #expect(byStaff.ccEmails == ["jefe@example.com"])
            let listed = try await fixture.tickets.listTickets(ListTicketsRequest(), options: .as(.chloe))
            #expect(listed.tickets.isEmpty)
        }
    }

    @Test("in pages gives each once, newest first, and refuses a token with another filter")
    func paging() async throws {
        try await ServiceFixture.run { fixture in
            for index in 0..<7 { _ = try await fixture.createTicket("ticket \(index)") }
            var numbers: [Int64] = []
            var request = ListTicketsRequest(pageSize: 3)
            repeat {
                let page = try await fixture.tickets.listTickets(request, options: .as(.ana))
                numbers += page.tickets.map(\.number)
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(numbers.count == 7)
            #expect(numbers == numbers.sorted(by: >))
            let first = try await fixture.tickets.listTickets(ListTicketsRequest(pageSize: 3), options: .as(.ana))
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.listTickets(
                    ListTicketsRequest(pageToken: first.nextPageToken, filter: .init(statuses: ["closed"])),
                    options: .as(.ana))
            }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("in another order gives each once, and refuses a token of the first one")
    func order() async throws {
        try await ServiceFixture.run { fixture in
            var created: [Int64] = []
            for index in 0..<5 { created.append(try await fixture.createTicket("ticket \(index)").number) }
            var request = ListTicketsRequest(pageSize: 2, orderBy: .oldestCreated)
            var numbers: [Int64] = []
            repeat {
                let page = try await fixture.tickets.listTickets(request, options: .as(.alba))
                numbers += page.tickets.map(\.number)
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(numbers == created)
            let first = try await fixture.tickets.listTickets(ListTicketsRequest(pageSize: 2), options: .as(.alba))
            for order in [TicketOrder.oldestCreated, .latestUpdated, .unrecognized(9)] {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.listTickets(
                        ListTicketsRequest(pageToken: first.nextPageToken, orderBy: order), options: .as(.alba))
                }
                #expect(error?.code == .invalidArgument)
            }
            // Newest first is what an order that is not stated means.
            _ = try await fixture.tickets.listTickets(
                ListTicketsRequest(pageToken: first.nextPageToken, orderBy: .newestCreated), options: .as(.alba))
        }
    }

    @Test("by tags, teams, tiers and deletion is for staff, by the agent for everybody")
    func staffFilters() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            let filters: [TicketFilter] = [
                .init(teams: ["a"]), .init(tiers: ["tier1"]), .init(tags: ["vip"]), .init(showDeleted: true),
            ]
            for filter in filters {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.listTickets(ListTicketsRequest(filter: filter), options: .as(.ana))
                }
                #expect(error?.code == .permissionDenied)
                #expect(error?.detail(GoogleRPCErrorInfo.self)?.reason == "STAFF_ONLY_FILTER")
                _ = try await fixture.tickets.listTickets(ListTicketsRequest(filter: filter), options: .as(.alba))
            }
            for caller in [ServiceFixture.Caller.ana, .alba] {
                let found = try await fixture.tickets.listTickets(
                    ListTicketsRequest(filter: .init(assignees: ["none"])), options: .as(caller))
                #expect(found.tickets.map(\.number) == [ticket.number])
                let mine = try await fixture.tickets.listTickets(
                    ListTicketsRequest(filter: .init(assignees: ["me"])), options: .as(caller))
                #expect(mine.tickets.isEmpty)
            }
        }
    }

    @Test("refuses a negative page size and unknown values in a filter, each by its field")
    func badFilters() async throws {
        try await ServiceFixture.run { fixture in
            let cases: [(ListTicketsRequest, String)] = [
                (ListTicketsRequest(pageSize: -1), "page_size"),
                (ListTicketsRequest(filter: .init(categories: [.unrecognized(99)])), "filter.categories[0]"),
                (ListTicketsRequest(filter: .init(waitingOn: [.agent, .unspecified])), "filter.waiting_on[1]"),
                (ListTicketsRequest(filter: .init(trackStates: ["incident"])), "filter.track_states[0]"),
                (
                    ListTicketsRequest(filter: .init(created: .init(startTime: .init(seconds: .max, nanos: 0)))),
                    "filter.created.start_time"
                ),
            ]
            for (request, field) in cases {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.tickets.listTickets(request, options: .as(.ana))
                }
                #expect(error?.code == .invalidArgument)
                #expect(error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.map(\.field) == [field])
            }
        }
    }
}
