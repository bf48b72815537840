import Testing
import TicketClient
import TicketClientTestSupport

@Suite("Going through a list")
struct PagingTests {
    private let service = FakeService()
    private var client: TicketClient { TicketClient(invoker: service) }

    @Test("gives each ticket of all pages once, and asks for a page when it is needed")
    func all() async throws {
        service.answer(TicketServiceMethods.listTickets) { (request: ListTicketsRequest) in
            switch request.pageToken {
            case "": ListTicketsResponse(tickets: [Ticket(number: 3), Ticket(number: 2)], nextPageToken: "a")
            // A page may be empty and still have another behind it (AIP-158).
            case "a": ListTicketsResponse(nextPageToken: "b")
            default: ListTicketsResponse(tickets: [Ticket(number: 1)])
            }
        }
        let filter = TicketFilter(statuses: ["open"])
        var tickets = client.tickets.all(filter: filter, pageSize: 2).makeAsyncIterator()
        #expect(try await tickets.next()?.number == 3)
        #expect(service.calls.count == 1)
        var rest: [Int64] = []
        while let ticket = try await tickets.next() { rest.append(ticket.number) }
        #expect(rest == [2, 1])
        #expect(try await tickets.next() == nil)
        #expect(
            service.requests() == ["", "a", "b"].map { ListTicketsRequest(pageSize: 2, pageToken: $0, filter: filter) })
    }

    @Test("gives all comments of a ticket, and all desks")
    func others() async throws {
        service.answer(TicketServiceMethods.listComments) { (request: ListCommentsRequest) in
            request.pageToken.isEmpty
                ? ListCommentsResponse(comments: [Comment(id: 1)], nextPageToken: "a")
                : ListCommentsResponse(comments: [Comment(id: 2)])
        }
        service.answer(DeskServiceMethods.listDesks) { (_: ListDesksRequest) in
            ListDesksResponse(desks: [Desk(key: "d")])
        }
        var comments: [Int64] = []
        for try await comment in client.tickets.allComments(on: 7) { comments.append(comment.id) }
        #expect(comments == [1, 2])
        #expect(service.requests(ListCommentsRequest.self).map(\.number) == [7, 7])
        var desks: [String] = []
        for try await desk in client.desks.all() { desks.append(desk.key) }
        #expect(desks == ["d"])
    }

    @Test("ends with an error where the server would go round in circles")
    func circle() async {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in
            ListTicketsResponse(tickets: [Ticket(number: 1)], nextPageToken: "same")
        }
        await #expect(throws: RPCError(code: .internal, message: "the server gave the same page token twice")) {
            for try await _ in client.tickets.all() {}
        }
        #expect(service.calls.count == 2)
    }
}
