import Testing
import TicketCore

@Suite("Events and the ticket they make")
struct ReplayTests {
    private func longLife() throws -> Stage {
        var stage = Stage()
        try stage.create(NewTicket(desk: "account-portal", subject: "Help", ccEmails: ["a@example.com"]))
        try stage.comment("Which browser?", as: Cast.alba)
        try stage.comment("Firefox", replyTo: 1)
        try stage.update(TicketChanges(subject: "Help with Firefox", issueType: "bug-report", shared: true, locale: ""))
        try stage.transition(to: "pending")
        try stage.comment("Fixed", as: Cast.alba, informational: true)
        try stage.transition(to: "resolved")
        try stage.transition(to: "open")
        try stage.transition(to: "closed", as: Cast.ines)
        return stage
    }

    @Test("Replayed from nothing, the events give the outcome of the last command")
    func replay() throws {
        let stage = try longLife()
        var ticket: Ticket?
        for event in stage.events { ticket = Ticket.applying(event, to: ticket) }
        #expect(ticket == stage.ticket)
        #expect(ticket?.revision == 11)
        #expect(ticket?.commentCount == 3)
        #expect(stage.comments.map(\.body) == ["Which browser?", "Firefox", "Fixed"])
    }

    @Test("Revisions count up from 1 without a gap")
    func revisions() throws {
        let stage = try longLife()
        #expect(stage.events.map(\.revision) == Array(1...Int64(stage.events.count)))
    }

    @Test("Every command's events follow on the ticket it was decided on, and give its outcome")
    func eachDecision() throws {
        var stage = Stage()
        var before: Ticket?
        let commands: [(Actor, Command)] = [
            (Cast.ana, .create(NewTicket(desk: "account-portal", subject: "Help"))),
            (Cast.alba, .addComment(number: 1, body: "Why?", replyTo: nil, informational: false, channel: .api)),
            (Cast.ana, .update(number: 1, changes: TicketChanges(subject: "Please help"))),
            (Cast.ines, .transition(number: 1, status: "closed")),
        ]
        for (actor, command) in commands {
            let decision = try stage.run(CommandRequest(actor: actor, command: command))
            var ticket = before
            for event in decision.events {
                #expect(event.actor == actor.person)
                #expect(event.time == Cast.now)
                ticket = Ticket.applying(event, to: ticket)
            }
            #expect(ticket == decision.outcome.ticket)
            before = ticket
        }
    }

    @Test("A ticket was made at its first event's time and last changed at its last one's")
    func times() throws {
        var stage = Stage()
        try stage.create(NewTicket(desk: "account-portal", subject: "Help"))
        for minutes: Int64 in 1...3 {
            stage.now = Timestamp(microsecondsSinceEpoch: Cast.now.microsecondsSinceEpoch + minutes * 60_000_000)
            let decision = try stage.comment()
            #expect(decision.outcome.ticket.updateTime == stage.now)
            #expect(decision.outcome.comment?.createTime == stage.now)
            #expect(decision.outcome.ticket.createTime == Cast.now)
        }
    }

    @Test("An event that does not follow is refused")
    func doesNotFollow() throws {
        let stage = try longLife()
        let first = stage.events[0]
        let second = stage.events[1]
        let third = stage.events[2]
        let ticket = try #require(Ticket.applying(first, to: nil))
        #expect(Ticket.applying(second, to: nil) == nil, "a change of nothing")
        #expect(Ticket.applying(first, to: ticket) == nil, "a second creation")
        #expect(Ticket.applying(third, to: ticket) == nil, "a gap")
        var foreign = second
        foreign.ticketNumber = 2
        #expect(Ticket.applying(foreign, to: ticket) == nil, "another ticket's event")
        var again = first
        again.revision = 2
        #expect(Ticket.applying(again, to: ticket) == nil, "a creation as a change")
        #expect(Ticket.applying(second, to: ticket) != nil)
    }

    @Test("Only a comment's event has a comment")
    func comments() throws {
        let stage = try longLife()
        for event in stage.events {
            if case .commentAdded(let added) = event.change {
                let comment = try #require(TicketComment(event))
                #expect(comment.id == added.id)
                #expect(comment.author == event.actor)
                #expect(comment.createTime == event.time)
            } else {
                #expect(TicketComment(event) == nil)
            }
        }
    }
}
