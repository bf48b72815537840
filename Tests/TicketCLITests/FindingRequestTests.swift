import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("What the commands that find things ask for")
struct FindingRequestTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }

    @Test("ticket list sends the filters for staff, the order and the view")
    func list() async {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in ListTicketsResponse() }
        await terminal.run(
            "ticket", "list", "--assignee", "me", "--assignee", "none", "--team", "t", "--tier", "tier2", "--tag",
            "vip",
            "--track", "incident:completed", "--deleted", "--order", "oldest-updated")
        await terminal.run("ticket", "list", "--view", "tiered-desk/urgent")
        let filter = TicketFilter(
            assignees: ["me", "none"], teams: ["t"], tiers: ["tier2"], tags: ["vip"],
            trackStates: ["incident:completed"], showDeleted: true)
        #expect(
            service.requests() == [
                ListTicketsRequest(filter: filter, orderBy: .oldestUpdated),
                ListTicketsRequest(view: "tiered-desk/urgent"),
            ])
        #expect(await terminal.run("ticket", "list", "--view", "v", "--desk", "d") == 2)
    }

    @Test("ticket search sends the words as one query and shows where they stand")
    func search() async {
        service.answer(TicketServiceMethods.searchTickets) { (_: SearchTicketsRequest) in
            SearchTicketsResponse(hits: [SearchHit(ticket: Samples.ticket, snippet: "the [invoice]")])
        }
        #expect(await terminal.run("ticket", "search", "\"no puedo\"", "factur*", "--desk", "d") == 0)
        #expect(
            service.requests() == [
                SearchTicketsRequest(query: "\"no puedo\" factur*", filter: TicketFilter(desks: ["d"]))
            ])
        #expect(terminal.output.contains("the [invoice]"))
    }

    @Test("ticket view saves, lists and deletes views")
    func views() async {
        service.answer(TicketServiceMethods.saveView) { (request: SaveViewRequest) in
            request.view ?? TicketMessages.TicketView()
        }
        service.answer(TicketServiceMethods.listViews) { (_: ListViewsRequest) in ListViewsResponse() }
        service.answer(TicketServiceMethods.deleteView) { (_: DeleteViewRequest) in GoogleProtobufEmpty() }
        await terminal.run(
            "ticket", "view", "save", "mine", "--share-with", "d", "--status", "open", "--order", "latest-updated",
            "--request-id", "r-1")
        #expect(terminal.output.contains("d/mine"))
        let view = TicketMessages.TicketView(
            name: "mine", desk: "d", filter: TicketFilter(statuses: ["open"]), orderBy: .latestUpdated)
        #expect(service.requests() == [SaveViewRequest(view: view, requestID: "r-1")])
        await terminal.run("ticket", "view", "list", "--desk", "d")
        #expect(service.requests() == [ListViewsRequest(desk: "d")])
        await terminal.run("ticket", "view", "delete", "mine", "--request-id", "r-2")
        #expect(service.requests() == [DeleteViewRequest(name: "mine", requestID: "r-2")])
    }

    @Test("history asks for events, or for the ticket at a revision or a time")
    func history() async {
        service.answer(EventServiceMethods.listEvents) { (_: ListEventsRequest) in ListEventsResponse() }
        service.answer(EventServiceMethods.getTicketAt) { (_: GetTicketAtRequest) in
            GetTicketAtResponse(ticket: Samples.ticket)
        }
        await terminal.run("history", "100001", "--kind", "comment-added", "--actor", "me")
        let filter = EventFilter(ticketNumbers: [100_001], kinds: ["comment_added"], actors: ["me"])
        #expect(service.requests() == [ListEventsRequest(filter: filter)])
        await terminal.run("history", "#100001", "--at", "3")
        await terminal.run("history", "100001", "--at", "2026-01-01T00:00:00Z")
        #expect(
            service.requests() == [
                GetTicketAtRequest(number: 100_001, revision: 3),
                GetTicketAtRequest(number: 100_001, time: GoogleProtobufTimestamp(seconds: 1_767_225_600)),
            ])
        for when in ["0", "yesterday", "99999999999999999999"] {
            #expect(await terminal.run("history", "100001", "--at", when) == 2)
        }
    }

    @Test("article rate says whether it helped, and has to be told which")
    func article() async {
        service.answer(FeedbackServiceMethods.rateArticle) { (request: RateArticleRequest) in
            ArticleRating(desk: request.desk, article: request.article, helpful: request.helpful)
        }
        await terminal.run("article", "rate", "help-center", "reset", "--helpful", "--request-id", "r-1")
        #expect(
            service.requests() == [
                RateArticleRequest(desk: "help-center", article: "reset", helpful: true, requestID: "r-1")
            ])
        #expect(await terminal.run("article", "rate", "help-center", "reset") == 2)
        #expect(await terminal.run("article", "rate", "help-center", "reset", "--helpful", "--not-helpful") == 2)
    }
}
