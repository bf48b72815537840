import TTRPC
import Testing
import TicketMessages

@Suite("Tickets as they were")
struct HistoryTests {
    @Test("have the fields and labels of then, and the comments that the caller may see")
    func past() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket("First")
            _ = try await fixture.tickets.addComment(
                AddCommentRequest(number: ticket.number, comment: .init(body: "A note", internal: true)),
                options: .as(.alba))
            let answered = try await fixture.tickets.addComment(
                AddCommentRequest(number: ticket.number, comment: .init(body: "An answer")), options: .as(.alba))
            #expect(answered.ticket?.status != ticket.status)
            let first = try await fixture.events.getTicketAt(
                GetTicketAtRequest(number: ticket.number, revision: 1), options: .as(.ana, language: "es"))
            #expect(first.ticket?.status == ticket.status)
            #expect(first.ticket?.statusLabel == "Abierto")
            #expect(first.comments.isEmpty)
            let revision = try #require(answered.ticket?.revision)
            for (caller, bodies) in [(ServiceFixture.Caller.ana, ["An answer"]), (.alba, ["A note", "An answer"])] {
                let now = try await fixture.events.getTicketAt(
                    GetTicketAtRequest(number: ticket.number, revision: revision), options: .as(caller))
                #expect(now.comments.map(\.body) == bodies)
            }
            let byTime = try await fixture.events.getTicketAt(
                GetTicketAtRequest(number: ticket.number, time: ticket.createTime), options: .as(.ana))
            #expect(byTime.ticket?.subject == "First")
        }
    }

    @Test("are refused before their beginning, beyond their end, to strangers, and without saying when")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket("First")
            let number = ticket.number
            let cases: [(GetTicketAtRequest, ServiceFixture.Caller, StatusCode)] = [
                (.init(number: number, revision: 99), .ana, .outOfRange),
                (.init(number: number, time: .init(seconds: 1)), .ana, .notFound),
                (.init(number: number), .ana, .invalidArgument),
                (.init(number: number, revision: -1), .ana, .invalidArgument),
                (.init(number: number, revision: 1, time: .init(seconds: 1)), .ana, .invalidArgument),
                (.init(number: number, revision: 1), .chloe, .notFound),
                (.init(number: number + 1, revision: 1), .alba, .notFound),
            ]
            for (request, caller, code) in cases {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.events.getTicketAt(request, options: .as(caller))
                }
                #expect(error?.code == code, "\(request)")
            }
        }
    }

    @Test("a feed by kind and by oneself has these events alone; unknown kinds are refused")
    func filter() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket("First")
            for caller in [ServiceFixture.Caller.ana, .alba] {
                _ = try await fixture.tickets.addComment(
                    AddCommentRequest(number: ticket.number, comment: .init(body: "Hi")), options: .as(caller))
            }
            let mine = try await fixture.events.listEvents(
                ListEventsRequest(filter: .init(kinds: ["comment_added"], actors: ["me"])), options: .as(.ana))
            #expect(mine.events.map(\.actor?.id) == ["ana"])
            let error = await #expect(throws: RPCError.self) {
                try await fixture.events.listEvents(
                    ListEventsRequest(filter: .init(kinds: ["nonsense"])), options: .as(.ana))
            }
            #expect(error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.map(\.field) == ["filter.kinds[0]"])
        }
    }

    @Test("articles are rated by everybody, and the counts are for staff")
    func articles() async throws {
        try await ServiceFixture.run { fixture in
            let feedback = FeedbackServiceClient(invoker: fixture.client)
            func rate(_ helpful: Bool, _ caller: ServiceFixture.Caller) async throws -> ArticleRating {
                try await feedback.rateArticle(
                    RateArticleRequest(desk: "account-portal", article: "reset-password", helpful: helpful),
                    options: .as(caller))
            }
            #expect(try await rate(true, .ana).helpful)
            #expect(try await rate(false, .ana).helpfulCount == 0)
            let seen = try await rate(true, .alba)
            #expect((seen.helpfulCount, seen.unhelpfulCount) == (1, 1))
            let listed = try await feedback.listArticleRatings(
                ListArticleRatingsRequest(desk: "account-portal"), options: .as(.alba))
            #expect(listed.articleRatings.map(\.article) == ["reset-password"])
            let denied = await #expect(throws: RPCError.self) {
                try await feedback.listArticleRatings(
                    ListArticleRatingsRequest(desk: "account-portal"), options: .as(.ana))
            }
            #expect(denied?.code == .permissionDenied)
            for (desk, article, code) in [
                ("nowhere", "a", StatusCode.notFound), ("account-portal", "", .invalidArgument),
            ] {
                let error = await #expect(throws: RPCError.self) {
                    try await feedback.rateArticle(
                        RateArticleRequest(desk: desk, article: article), options: .as(.ana))
                }
                #expect(error?.code == code)
            }
        }
    }
}
