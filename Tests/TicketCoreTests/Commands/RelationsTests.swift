import Testing
import TicketCore
import TicketDesks

@Suite("Tickets that hang together")
struct RelationsTests {
    /// Two tickets of Ana's and one of Chloé's.
    private func three() throws -> Stage {
        var stage = Stage(desk: DeskTemplates.zendesk)
        for (subject, actor) in [("One", Cast.ana), ("Two", Cast.ana), ("Three", Cast.chloe)] {
            try stage.create(NewTicket(desk: "zendesk", subject: subject), as: actor)
        }
        return stage
    }

    @Test("A link stands on both tickets, once, and goes from both", arguments: TicketLink.Kind.allCases)
    func link(kind: TicketLink.Kind) throws {
        var stage = try three()
        let decision = try stage.run(.link(number: 1, other: 3, kind: kind), as: Cast.alba)
        #expect(decision.outcome.ticket.state.links == [TicketLink(number: 3, kind: kind)])
        #expect(stage.world.ticket(3)?.state.links == [TicketLink(number: 1, kind: kind.inverse)])
        #expect(kind.inverse.inverse == kind)
        #expect(try stage.run(.link(number: 1, other: 3, kind: kind), as: Cast.alba).events == [])
        try stage.run(.unlink(number: 3, other: 1, kind: kind.inverse), as: Cast.alba)
        #expect(stage.world.ticket(1)?.state.links == [])
        #expect(stage.world.ticket(3)?.state.links == [])
    }

    @Test("Nothing is linked to itself or to what is not there, nor by customers")
    func noLink() throws {
        var stage = try three()
        #expect(
            try violations { try stage.run(.link(number: 1, other: 1, kind: .related), as: Cast.alba) }
                == ["other SAME_TICKET"])
        #expect(throws: Refusal.notFound(what: "ticket 9")) {
            try stage.run(.link(number: 1, other: 9, kind: .related), as: Cast.alba)
        }
        #expect(throws: Refusal.forbidden(.linkTickets)) {
            try stage.run(.link(number: 1, other: 2, kind: .related), as: Cast.ana)
        }
        #expect(throws: Refusal.self) { try stage.run(.unlink(number: 1, other: 2, kind: .related), as: Cast.alba) }
    }

    @Test("Replies to a merged ticket land on its target, and say where they were written")
    func merge() throws {
        var stage = try three()
        try stage.run(.merge(number: 1, into: 2), as: Cast.alba)
        #expect(stage.world.ticket(2)?.state.mergedTickets == [1])
        let decision = try stage.comment("More")
        #expect(decision.outcome.ticket.number == 2)
        #expect(decision.outcome.comment?.writtenOn == 1)
        #expect(stage.world.comments[2]?.map(\.body) == ["More"])
        #expect(stage.world.comments[1] == nil)
        for command in [Command.transition(number: 1, status: "open"), .assign(number: 1, person: "alba")] {
            expectConflict("TICKET_MERGED") { try stage.run(command, as: Cast.alba) }
        }
    }

    @Test("Replies follow a chain of merges to its end")
    func chain() throws {
        var stage = try three()
        try stage.create(NewTicket(desk: "zendesk", subject: "Four"))
        try stage.run(.merge(number: 1, into: 2), as: Cast.alba)
        try stage.run(.merge(number: 2, into: 4), as: Cast.alba)
        #expect(try stage.comment("More").outcome.ticket.number == 4)
        expectConflict("TICKET_MERGED") { try stage.run(.merge(number: 4, into: 1), as: Cast.alba) }
    }

    @Test("Unmerging restores the ticket exactly, its timers too")
    func unmerge() throws {
        var stage = try three()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        try stage.transition(to: "solved")
        let before = try #require(stage.ticket)
        try stage.run(.merge(number: 1, into: 2), as: Cast.alba)
        #expect(stage.ticket?.state.nextDueTime == nil, "what is merged does nothing by itself")
        let timer = try #require(stage.ticket?.state.timers.first)
        stage.now = timer.dueTime
        expectConflict("TICKET_MERGED") { try stage.run(.fireTimer(number: 1, timer: timer), as: Cast.system) }
        try stage.comment("Lands on the other")
        try stage.run(.unmerge(number: 1), as: Cast.alba)
        var after = try #require(stage.ticket)
        after.revision = before.revision
        after.updateTime = before.updateTime
        #expect(after == before)
        #expect(stage.world.ticket(2)?.state.mergedTickets == [])
        expectConflict("NOT_MERGED") { try stage.run(.unmerge(number: 1), as: Cast.alba) }
        #expect(try stage.comment("Stays here").outcome.ticket.number == 1)
    }

    @Test("A ticket is not merged where its requester could not see the answers")
    func mergeAcross() throws {
        var stage = try three()
        expectConflict("REQUESTER_NOT_LET_IN") { try stage.run(.merge(number: 1, into: 3), as: Cast.alba) }
        try stage.run(.addParticipant(number: 3, email: "ana@example.com", isLetIn: true), as: Cast.alba)
        try stage.run(.merge(number: 1, into: 3), as: Cast.alba)
        #expect(try stage.comment("Here").outcome.ticket.number == 3)
    }

    @Test("Only admins delete; the ticket is not there for customers until it is undeleted, and as it was then")
    func delete() throws {
        var stage = try three()
        let before = try #require(stage.ticket)
        #expect(throws: Refusal.forbidden(.deleteTicket)) { try stage.run(.delete(number: 1), as: Cast.alba) }
        try stage.run(.delete(number: 1), as: Cast.ines)
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.comment() }
        expectConflict("TICKET_DELETED") { try stage.comment(as: Cast.alba) }
        expectConflict("TICKET_DELETED") { try stage.run(.delete(number: 1), as: Cast.ines) }
        expectConflict("TICKET_DELETED") { try stage.run(.merge(number: 2, into: 1), as: Cast.alba) }
        try stage.run(.undelete(number: 1), as: Cast.ines)
        var after = try #require(stage.ticket)
        after.revision = before.revision
        #expect(after == before)
        expectConflict("NOT_DELETED") { try stage.run(.undelete(number: 1), as: Cast.ines) }
    }

    @Test("Tags go on and off, once each, and customers neither set nor see them")
    func tags() throws {
        var stage = try three()
        func tag(_ add: [String], _ remove: [String] = []) -> Command { .tag(number: 1, add: add, remove: remove) }
        try stage.run(tag(["vip", "printer", "vip"]), as: Cast.alba)
        #expect(stage.ticket?.state.tags == ["printer", "vip"])
        #expect(stage.events.last?.isPublic == false)
        #expect(try stage.run(tag(["vip"], ["nothing"]), as: Cast.alba).events == [])
        try stage.run(tag(["new"], ["vip"]), as: Cast.alba)
        #expect(stage.ticket?.state.tags == ["new", "printer"])
        #expect(throws: Refusal.forbidden(.tagTicket)) { try stage.run(tag(["x"]), as: Cast.ana) }
        #expect(
            try violations {
                try stage.run(tag(["", "a\nb", String(repeating: "x", count: 65)]), as: Cast.alba)
            } == ["add[0] INVALID_TAG", "add[1] INVALID_TAG", "add[2] INVALID_TAG"])
        #expect(
            try violations { try stage.run(tag((0..<49).map { "t\($0)" }), as: Cast.alba) } == ["add TOO_MANY"])
    }
}
