import Testing
import TicketCore

@Suite("account-portal: what comments do")
struct AccountPortalRepliesTests {
    private static let statuses = ["open", "pending", "awaiting_customer", "resolved", "closed"]

    /// Where a ticket is after a comment; nil where the comment is refused.
    private static let afterCustomer: [String: String?] = [
        "open": "open", "pending": "pending", "awaiting_customer": "open", "resolved": nil, "closed": nil,
    ]
    private static let afterAgent: [String: String?] = [
        "open": "awaiting_customer", "pending": "awaiting_customer", "awaiting_customer": "awaiting_customer",
        "resolved": "resolved", "closed": nil,
    ]

    private func check(
        _ status: String, as actor: Actor, trigger: Transition.Trigger, expected: String?, informational: Bool = false
    ) throws {
        var stage = try Stage.with(status: status, shared: true)
        guard let expected else {
            #expect(throws: Refusal.commentsClosed(status: status)) {
                try stage.comment(as: actor, informational: informational)
            }
            return
        }
        let decision = try stage.comment("Hello", as: actor, informational: informational)
        var changes: [TicketEvent.Change] = [
            .commentAdded(NewComment(id: 1, body: "Hello", replyTo: nil, channel: .app))
        ]
        let target = try #require(Cast.desk.status(expected)).reference
        if expected != status { changes.append(.transitioned(from: status, to: target, trigger: trigger)) }
        #expect(decision.events.map(\.change) == changes)
        #expect(decision.events.map(\.revision) == Array(2..<Int64(2 + changes.count)))
        #expect(decision.outcome.ticket.status == target)
        #expect(decision.outcome.ticket.commentCount == 1)
        #expect(decision.outcome.comment?.author == actor.person)
    }

    @Test(
        "A customer's comment puts a ticket that waited for it back to open, and is refused once resolved or closed",
        arguments: statuses)
    func customer(status: String) throws {
        for actor in [Cast.ana, Cast.bruno] {
            try check(
                status, as: actor, trigger: .customerReply, expected: try #require(Self.afterCustomer[status]))
        }
    }

    @Test(
        "Staff's comment waits for the customer, moves nothing once resolved, and is refused once closed",
        arguments: statuses)
    func agent(status: String) throws {
        for actor in [Cast.alba, Cast.ines, Cast.program] {
            try check(status, as: actor, trigger: .agentReply, expected: try #require(Self.afterAgent[status]))
        }
    }

    @Test("Staff's comment that asks nothing moves nothing", arguments: statuses)
    func informational(status: String) throws {
        try check(
            status, as: Cast.alba, trigger: .agentReply, expected: status == "closed" ? nil : status,
            informational: true)
    }

    @Test("A customer's comment moves the ticket whatever it says of itself")
    func informationalCustomer() throws {
        try check(
            "awaiting_customer", as: Cast.ana, trigger: .customerReply, expected: "open", informational: true)
    }

    @Test("Comments count up from 1")
    func ids() throws {
        var stage = try Stage.with(status: "open")
        let ids = try (1...5).map { _ in try stage.comment().outcome.comment?.id }
        #expect(ids == [1, 2, 3, 4, 5])
        #expect(stage.ticket?.commentCount == 5)
    }

    @Test("A program that submitted a ticket speaks for its customer")
    func submittingProgram() throws {
        var stage = Stage()
        try stage.create(NewTicket(desk: "account-portal", subject: "From the app"), as: Cast.program)
        try stage.comment("What happened?", as: Cast.alba)
        #expect(stage.ticket?.status.key == "awaiting_customer")
        try stage.comment("This happened", as: Cast.program)
        #expect(stage.ticket?.status.key == "open")
    }
}
