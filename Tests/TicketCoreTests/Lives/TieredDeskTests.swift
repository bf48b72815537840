import Testing
import TicketCore
import TicketDesks

@Suite("tiered-desk: staff convert chat and mail into tickets, in two tiers")
struct TieredDeskTests {
    private static let desk = DeskTemplates.tieredDesk

    private func converted(_ channel: Channel = .chat, cc: [String] = []) throws -> Stage {
        var stage = Stage(desk: Self.desk)
        try stage.create(
            NewTicket(
                desk: "tiered-desk", subject: "Strange", ccEmails: cc, channel: channel, requester: "ana"),
            as: Cast.alba)
        return stage
    }

    @Test("Staff convert a conversation: the ticket is its customer's, in the first tier, and sent")
    func conversion() throws {
        let stage = try converted()
        let ticket = try #require(stage.ticket)
        #expect(ticket.requester == Cast.ana.person)
        #expect(ticket.status.key == "sent")
        #expect(ticket.state.tier == "tier1")
        #expect(stage.events.first?.actor == Cast.alba.person)
    }

    @Test("Customers make no tickets, and staff make none for whom nobody knows")
    func creators() throws {
        var stage = Stage(desk: Self.desk)
        let own = NewTicket(desk: "tiered-desk", subject: "Strange", channel: .chat)
        #expect(throws: Refusal.self) { try stage.create(own, as: Cast.ana) }
        var forOther = own
        forOther.requester = "bruno"
        #expect(throws: Refusal.forbidden(.createTicketForOther)) { try stage.create(forOther, as: Cast.ana) }
        for id in ["nobody", "alba", ""] {
            forOther.requester = id
            #expect(
                try violations { try stage.create(forOther, as: Cast.alba) } == ["ticket.requester UNKNOWN_PERSON"])
        }
    }

    @Test("Taking a sent ticket moves it to in progress; giving it to another later moves nothing")
    func assignment() throws {
        var stage = try converted()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        #expect(stage.ticket?.state.assignee == Cast.alba.person)
        #expect(stage.ticket?.status.key == "in_progress")
        guard case .transitioned("sent", _, .assignment, _, _)? = stage.events.last?.change else {
            Issue.record("\(String(describing: stage.events.last))")
            return
        }
        try stage.run(.assign(number: 1, person: "teo"), as: Cast.alba)
        #expect(stage.ticket?.state.assignee == Cast.teo.person)
        #expect(stage.ticket?.status.key == "in_progress")
        #expect(try stage.run(.assign(number: 1, person: "teo"), as: Cast.ines).events == [], "he has it already")
        try stage.run(.assign(number: 1, person: nil), as: Cast.ines)
        #expect(stage.ticket?.state.assignee == nil)
    }

    @Test("A ticket is given to staff alone")
    func notStaff() throws {
        var stage = try converted()
        for id in ["ana", "sync", "nobody", ""] {
            #expect(
                try violations { try stage.run(.assign(number: 1, person: id), as: Cast.alba) }
                    == ["assignee NOT_STAFF"])
        }
        #expect(throws: Refusal.forbidden(.assignTicket)) {
            try stage.run(.assign(number: 1, person: "ana"), as: Cast.ana)
        }
    }

    @Test("A ticket is escalated with a reason, and leaves its agent's hands")
    func escalation() throws {
        var stage = try converted()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        for reason in ["", "  \n"] {
            #expect(
                try violations {
                    try stage.run(.escalate(number: 1, tier: "tier2", reason: reason), as: Cast.alba)
                } == ["reason REQUIRED"])
        }
        #expect(
            try violations { try stage.run(.escalate(number: 1, tier: "tier9", reason: "Odd"), as: Cast.alba) }
                == ["tier UNKNOWN_TIER"])
        expectConflict("SAME_TIER", legal: ["tier2"]) {
            try stage.run(.escalate(number: 1, tier: "tier1", reason: "Odd"), as: Cast.alba)
        }
        try stage.run(.escalate(number: 1, tier: "tier2", reason: "Odd behaviour"), as: Cast.alba)
        #expect(stage.ticket?.state.tier == "tier2")
        #expect(stage.ticket?.state.assignee == nil)
        let escalated = try #require(stage.events.first { if case .escalated = $0.change { true } else { false } })
        #expect(escalated.change == .escalated(from: "tier1", to: "tier2", reason: "Odd behaviour"))
        #expect(!escalated.isPublic, "what tier it is in is among staff")
        #expect(throws: Refusal.forbidden(.escalateTicket)) {
            try stage.run(.escalate(number: 1, tier: "tier1", reason: "Please"), as: Cast.ana)
        }
    }

    @Test("A ticket is given to a team of the desk")
    func team() throws {
        var stage = try converted()
        try stage.run(.assignTeam(number: 1, team: "technical"), as: Cast.alba)
        #expect(stage.ticket?.state.team == "technical")
        #expect(
            try violations { try stage.run(.assignTeam(number: 1, team: "x"), as: Cast.alba) } == ["team UNKNOWN_TEAM"])
        try stage.run(.assignTeam(number: 1, team: nil), as: Cast.alba)
        #expect(stage.ticket?.state.team == nil)
    }

    @Test("Resolved closes after three days, which customers do not notice, unless they answer before")
    func closing() throws {
        var stage = try converted()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        try stage.transition(to: "resolved")
        try stage.wait(seconds: 2 * 86_400)
        try stage.comment("It is not")
        #expect(stage.ticket?.status.key == "in_progress")
        #expect(stage.ticket?.state.timers == [])
        try stage.transition(to: "resolved")
        try stage.wait(seconds: 3 * 86_400)
        #expect(stage.ticket?.status.key == "closed")
        #expect(Self.desk.presented("closed", to: .requester)?.key == "resolved")
        #expect(throws: Refusal.commentsClosed(status: "resolved")) { try stage.comment("Too late") }
    }

    @Test("A chat's ticket is its requester's alone, who is also told by mail")
    func chatVisibility() throws {
        var stage = try converted(.chat, cc: ["bruno@example.com"])
        #expect(stage.ticket?.visibility == .requester)
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.comment(as: Cast.bruno) }
        expectConflict("REQUESTER_ONLY") {
            try stage.run(.addParticipant(number: 1, email: "bruno@example.com", isLetIn: true), as: Cast.alba)
        }
        try stage.comment("A screenshot, please", as: Cast.alba)
        #expect(stage.world.outbox.contains { $0.recipient == "ana@example.com" && $0.kind == .publicUpdate })
    }

    @Test("Of a mail's ticket those in CC are told, which does not let them in; others are neither")
    func mailVisibility() throws {
        var stage = try converted(.mail, cc: ["bruno@example.com"])
        #expect(stage.ticket?.visibility == .participants)
        try stage.comment("A screenshot, please", as: Cast.alba)
        let told = stage.world.outbox.filter { $0.kind == .publicUpdate }.map(\.recipient)
        #expect(Set(told) == ["ana@example.com", "bruno@example.com"])
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.comment(as: Cast.bruno) }
        try stage.run(.addParticipant(number: 1, email: "bruno@example.com", isLetIn: true), as: Cast.alba)
        #expect(try stage.comment("Here it is", as: Cast.bruno).outcome.comment?.author == Cast.bruno.person)
        try stage.run(.removeParticipant(number: 1, email: "BRUNO@example.com"), as: Cast.alba)
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.comment(as: Cast.bruno) }
    }

    @Test("A note among staff is told to nobody")
    func notes() throws {
        var stage = try converted(.mail, cc: ["bruno@example.com"])
        let before = stage.world.outbox
        let decision = try stage.comment("Not again", as: Cast.alba, isInternal: true)
        #expect(stage.world.outbox == before)
        #expect(decision.events.allSatisfy { !$0.isPublic })
        #expect(throws: Refusal.forbidden(.writeInternalNote)) { try stage.comment(as: Cast.ana, isInternal: true) }
        #expect(
            try violations { try stage.comment("What?", replyTo: 1) } == ["comment.reply_to UNKNOWN_COMMENT"],
            "a customer cannot answer what is not there for customers")
        #expect(try stage.comment("Indeed", as: Cast.teo, replyTo: 1, isInternal: true).outcome.comment?.replyTo == 1)
    }
}
