import Testing
import TicketCore
import TicketDesks

@Suite("live-chat: a ticket is a chat")
struct LiveChatTests {
    private static let desk = DeskTemplates.liveChat
    private static let minutes: Int64 = 60

    private func opened() throws -> Stage {
        var stage = Stage(desk: Self.desk)
        try stage.create(NewTicket(desk: "live-chat", subject: "It does not print", channel: .chat))
        return stage
    }

    @Test("A subject starts a chat, and with it a ticket in the default status, with the user's name")
    func starts() throws {
        let ticket = try #require(try opened().ticket)
        #expect(ticket.status.key == "open")
        #expect(ticket.requester.name == "ana")
        #expect(ticket.subject == "It does not print")
        #expect(ticket.state.timers.isEmpty, "nobody waits for the customer yet")
        #expect(ticket.visibility == .requester)
    }

    @Test("An agent's public message arms the clock of five minutes, and it closes the chat when they are over")
    func closes() throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        let timer = try #require(stage.ticket?.state.timers.first)
        #expect(timer.dueTime.microsecondsSinceEpoch == stage.now.microsecondsSinceEpoch + 300_000_000)
        try stage.wait(seconds: 5 * Self.minutes - 1)
        #expect(stage.ticket?.status.key == "open")
        try stage.wait(seconds: 1)
        #expect(stage.ticket?.status.key == "closed")
        #expect(stage.ticket?.state.timers == [])
        let last = try #require(stage.events.last)
        #expect(last.actor == Cast.system.person)
        guard case .transitioned("open", _, .timer, _, _) = last.change else {
            Issue.record("\(last.change)")
            return
        }
    }

    @Test("Another message of the agent starts the clock anew, and there is one clock")
    func rearms() throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        try stage.wait(seconds: 4 * Self.minutes)
        try stage.comment("Hello?", as: Cast.alba)
        #expect(stage.ticket?.state.timers.count == 1)
        try stage.wait(seconds: 4 * Self.minutes)
        #expect(stage.ticket?.status.key == "open")
        try stage.wait(seconds: 1 * Self.minutes)
        #expect(stage.ticket?.status.key == "closed")
    }

    @Test("A clock that was started anew since does not fire for its former time, whenever that comes")
    func firesForItsOwnTimeAlone() throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        let former = try #require(stage.ticket?.state.timers.first)
        try stage.wait(seconds: 4 * Self.minutes)
        try stage.comment("Hello?", as: Cast.alba)
        try stage.wait(seconds: 2 * Self.minutes)
        expectConflict("STALE_TIMER") { try stage.run(.fireTimer(number: 1, timer: former), as: Cast.system) }
        #expect(stage.ticket?.status.key == "open")
    }

    @Test("Whatever the customer does stops the clock", arguments: ["comment", "update"])
    func disarms(activity: String) throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        let armed = try #require(stage.ticket?.state.timers.first)
        if activity == "comment" {
            try stage.comment("Yes")
        } else {
            try stage.update(TicketChanges(subject: "It does not print at all"))
        }
        #expect(stage.ticket?.state.timers == [])
        try stage.wait(seconds: 3_600)
        #expect(stage.ticket?.status.key == "open")
        expectConflict("STALE_TIMER") { try stage.run(.fireTimer(number: 1, timer: armed), as: Cast.system) }
    }

    @Test("A note among staff, and a message that asks nothing, arm nothing")
    func notes() throws {
        var stage = try opened()
        try stage.comment("He is always like this", as: Cast.alba, isInternal: true)
        try stage.comment("We are on it", as: Cast.alba, informational: true)
        #expect(stage.ticket?.state.timers == [])
        #expect(stage.ticket?.status.key == "open")
    }

    @Test("A timer fires once, only when it is due, and only by ticketd itself")
    func firesOnce() throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        let armed = try #require(stage.ticket?.state.timers.first)
        expectConflict("TIMER_NOT_DUE") { try stage.run(.fireTimer(number: 1, timer: armed), as: Cast.system) }
        stage.now = armed.dueTime
        for actor in [Cast.ana, Cast.alba, Cast.ines, Cast.program] {
            #expect(throws: Refusal.forbidden(.fireTimer)) {
                try stage.run(.fireTimer(number: 1, timer: armed), as: actor)
            }
        }
        try stage.run(.fireTimer(number: 1, timer: armed), as: Cast.system)
        expectConflict("STALE_TIMER") { try stage.run(.fireTimer(number: 1, timer: armed), as: Cast.system) }
    }

    @Test("What the agent closes by hand leaves no clock behind")
    func closedByHand() throws {
        var stage = try opened()
        try stage.comment("Is it switched on?", as: Cast.alba)
        try stage.transition(to: "closed")
        #expect(stage.ticket?.state.timers == [])
    }

    @Test("The requester rates a closed chat once, 1 to 5, and nobody else does")
    func rating() throws {
        var stage = try opened()
        let rate = Command.rate(number: 1, score: 5, comment: "Quick")
        expectConflict("NOT_CLOSED") { try stage.run(rate, as: Cast.ana) }
        try stage.transition(to: "closed")
        for score in [0, 6, -1, .max, .min] {
            #expect(
                try violations { try stage.run(.rate(number: 1, score: score, comment: ""), as: Cast.ana) }
                    == ["rating.score OUT_OF_RANGE"])
        }
        for actor in [Cast.alba, Cast.ines, Cast.program, Cast.system] {
            #expect(throws: Refusal.forbidden(.rateTicket)) { try stage.run(rate, as: actor) }
        }
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.run(rate, as: Cast.bruno) }
        try stage.run(rate, as: Cast.ana)
        #expect(stage.ticket?.state.rating == TicketRating(score: 5, comment: "Quick", ending: 1))
        expectConflict("ALREADY_RATED") { try stage.run(rate, as: Cast.ana) }
    }

    @Test("Nothing reopens a closed chat: not a comment, not a command")
    func final() throws {
        var stage = try opened()
        try stage.transition(to: "closed")
        #expect(throws: Refusal.commentsClosed(status: "closed")) { try stage.comment("One more thing") }
        #expect(throws: Refusal.commentsClosed(status: "closed")) { try stage.comment("Bye", as: Cast.alba) }
        #expect(throws: Refusal.illegalTransition(from: "closed", to: "open", legal: [])) {
            try stage.transition(to: "open")
        }
    }

    @Test("Its hours are two intervals on working days, in its own zone; its clock is the one on the wall")
    func hours() throws {
        let hours = try #require(Self.desk.hours)
        for day in [Weekday.monday, .tuesday, .wednesday, .thursday, .friday] {
            #expect(hours.week[day]?.map(\.description) == ["08:00-12:00", "14:00-17:30"])
        }
        #expect(hours.week[.saturday] == nil)
        #expect(hours.zone == "Europe/Madrid")
        #expect(Self.desk.timers.map(\.clock) == [.wall])
    }

    @Test("A clock on service hours runs over the break and the weekend only when it may")
    func serviceHours() throws {
        var desk = Self.desk
        desk.timers[0].clock = .serviceHours
        var stage = Stage(desk: desk)
        // Friday 2026-01-02, 17:29 in Madrid.
        stage.now = Timestamp(microsecondsSinceEpoch: 1_767_371_340_000_000)
        try stage.create(NewTicket(desk: "live-chat", subject: "Late", channel: .chat))
        try stage.comment("Is it switched on?", as: Cast.alba)
        // One minute is left on Friday; four are over on Monday at 08:04.
        #expect(
            stage.ticket?.state.timers.map(\.dueTime)
                == [Timestamp(microsecondsSinceEpoch: 1_767_596_640_000_000)])
    }
}
