import Testing
import TicketCore
import TicketDesks

@Suite("zendesk: the general case")
struct ZendeskTests {
    private static let desk = DeskTemplates.zendesk
    private static let days: Int64 = 86_400

    private func solved() throws -> Stage {
        var stage = Stage(desk: Self.desk)
        try stage.begin()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        try stage.transition(to: "solved")
        return stage
    }

    @Test("New is never entered again", arguments: ["open", "pending", "on-hold", "solved", "closed"])
    func new(from: String) throws {
        var stage = try Stage.with(status: from, desk: Self.desk)
        #expect(throws: Refusal.self) { try stage.transition(to: "new", as: Cast.ines) }
        #expect(Transition.Trigger.allCases.allSatisfy { Self.desk.transition(from: from, to: "new", on: $0) == nil })
    }

    @Test("Solving needs an assignee, and the refusal says so and names what is legal without")
    func assignee() throws {
        var stage = Stage(desk: Self.desk)
        try stage.begin()
        expectConflict("ASSIGNEE_REQUIRED", legal: ["open", "pending", "on-hold"]) {
            try stage.transition(to: "solved")
        }
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        #expect(stage.ticket?.status.key == "open", "assigning opens what is new")
        try stage.transition(to: "solved")
    }

    @Test("A customer's reply brings back what waits and what is solved", arguments: ["pending", "on-hold", "solved"])
    func replies(status: String) throws {
        var stage = try Stage.with(status: status, desk: Self.desk)
        try stage.comment("Here you are")
        #expect(stage.ticket?.status.key == "open")
    }

    @Test("Solved closes after four days, to the second, and reopening stops the clock")
    func closes() throws {
        var stage = try solved()
        try stage.wait(seconds: 4 * Self.days - 1)
        #expect(stage.ticket?.status.key == "solved")
        try stage.wait(seconds: 1)
        #expect(stage.ticket?.status.key == "closed")
        var reopened = try solved()
        try reopened.comment("Not yet")
        try reopened.wait(seconds: 10 * Self.days)
        #expect(reopened.ticket?.status.key == "open")
    }

    @Test("The days until closing may be set from 1 to 28")
    func bounds() {
        for (seconds, isFine) in [
            (1 * Self.days, true), (28 * Self.days, true), (1 * Self.days - 1, false), (28 * Self.days + 1, false),
        ] {
            var desk = Self.desk
            desk.timers[0].seconds = seconds
            #expect(desk.problems().isEmpty == isFine)
        }
    }

    @Test("A reply to a closed ticket makes a linked follow-up, and the closed one stays closed")
    func followUp() throws {
        var stage = try solved()
        try stage.wait(seconds: 4 * Self.days)
        let decision = try stage.comment("It is back")
        let ticket = decision.outcome.ticket
        #expect(ticket.number == 2)
        #expect(ticket.status.key == "new")
        #expect(ticket.description == "It is back")
        #expect(ticket.requester == Cast.ana.person)
        #expect(ticket.state.links == [TicketLink(number: 1, kind: .followUpOf)])
        #expect(decision.outcome.comment == nil)
        #expect(decision.others.map(\.number) == [1])
        #expect(stage.ticket?.status.key == "closed")
        #expect(stage.ticket?.state.links == [TicketLink(number: 2, kind: .followedUpBy)])
        #expect(throws: Refusal.commentsClosed(status: "closed")) { try stage.comment("Odd", as: Cast.alba) }
    }

    @Test("A follow-up can be asked for by name, on what has ended")
    func explicitFollowUp() throws {
        var stage = try solved()
        let new = NewTicket(desk: "zendesk", subject: "Again", followUpOf: 1)
        try stage.create(new)
        #expect(stage.world.ticket(2)?.state.links == [TicketLink(number: 1, kind: .followUpOf)])
        var open = Stage(desk: Self.desk)
        try open.begin()
        expectConflict("NOT_CLOSED") { try open.create(new) }
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try open.create(new, as: Cast.chloe) }
    }

    @Test("After the window another policy holds: here a late reply is refused")
    func window() throws {
        var desk = Self.desk
        desk.statuses[4].replyWindowSeconds = 2 * Self.days
        desk.statuses[4].lateReply = .refuse
        var early = try Stage.with(status: "solved", desk: desk)
        early.now = Timestamp(
            microsecondsSinceEpoch: early.now.microsecondsSinceEpoch + (2 * Self.days - 1) * 1_000_000)
        try early.comment("Still there")
        #expect(early.ticket?.status.key == "open")
        var late = try Stage.with(status: "solved", desk: desk)
        late.now = Timestamp(microsecondsSinceEpoch: late.now.microsecondsSinceEpoch + 2 * Self.days * 1_000_000)
        #expect(throws: Refusal.commentsClosed(status: "solved")) { try late.comment("Still there") }
    }

    @Test("Each time it is solved it may be rated anew")
    func ratings() throws {
        var stage = try solved()
        try stage.run(.rate(number: 1, score: 0, comment: ""), as: Cast.ana)
        #expect(stage.ticket?.state.timers.count == 1, "rating is no reason to stay open")
        try stage.comment("No")
        try stage.transition(to: "solved")
        try stage.run(.rate(number: 1, score: 1, comment: ""), as: Cast.ana)
        #expect(stage.ticket?.state.rating == TicketRating(score: 1, comment: "", ending: 2))
    }

    @Test("Requesters add and remove participants, who are let in and told; which rights they have is staff's to say")
    func participants() throws {
        var stage = Stage(desk: Self.desk)
        try stage.begin()
        try stage.run(.addParticipant(number: 1, email: "Chloe@Example.com"), as: Cast.ana)
        #expect(
            stage.ticket?.state.participants == [Participant(email: "Chloe@example.com", isTold: true, isLetIn: true)])
        try stage.comment("Let me see", as: Cast.chloe)
        #expect(throws: Refusal.self) {
            try stage.run(.addParticipant(number: 1, email: "x@example.com", isLetIn: true), as: Cast.ana)
        }
        try stage.run(.removeParticipant(number: 1, email: "chloe@example.com"), as: Cast.ana)
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.comment(as: Cast.chloe) }
        #expect(throws: Refusal.notFound(what: "participant \"chloe@example.com\"")) {
            try stage.run(.removeParticipant(number: 1, email: "chloe@example.com"), as: Cast.ana)
        }
    }

    @Test("Custom fields take what their kind allows, and only staff set the priority")
    func fields() throws {
        var stage = Stage(desk: Self.desk)
        try stage.begin()
        func set(_ values: [String: String]) -> Command { .setFields(number: 1, values: values) }
        try stage.run(set(["priority": "urgent"]), as: Cast.alba)
        #expect(stage.ticket?.state.fields == ["priority": "urgent"])
        #expect(
            try violations { try stage.run(set(["priority": "x"]), as: Cast.alba) } == ["fields.priority INVALID_VALUE"]
        )
        #expect(try violations { try stage.run(set(["x": "y"]), as: Cast.alba) } == ["fields.x UNKNOWN_FIELD"])
        #expect(
            try violations { try stage.run(set(["priority": "low"]), as: Cast.ana) } == ["fields.priority STAFF_ONLY"])
        try stage.run(set(["priority": ""]), as: Cast.alba)
        #expect(stage.ticket?.state.fields == [:])
    }
}
