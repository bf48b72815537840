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

    @Test("refuses a negative page size and unknown values in a filter, each by its field")
    func badFilters() async throws {
        try await ServiceFixture.run { fixture in
            let cases: [(ListTicketsRequest, String)] = [
                (ListTicketsRequest(pageSize: -1), "page_size"),
                (ListTicketsRequest(filter: .init(categories: [.unrecognized(99)])), "filter.categories[0]"),
                (ListTicketsRequest(filter: .init(waitingOn: [.agent, .unspecified])), "filter.waiting_on[1]"),
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
