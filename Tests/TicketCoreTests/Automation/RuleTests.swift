import Testing
import TicketCore
import TicketDesks

@Suite("Rules")
struct RuleTests {
    private func stage(_ rules: String, subject: String = "Something", fields: [String: String] = [:]) throws -> Stage {
        var stage = Stage(desk: try RuleDesk.load("rules:\n" + rules))
        try stage.create(NewTicket(desk: "ruled", subject: subject, locale: "es", channel: .app, fields: fields))
        return stage
    }

    @Test("What a rule does stands on the ticket with its cause, in ticketd's name, in one command")
    func cause() throws {
        let stage = try stage("  - {key: sort, on: [created], do: [{tag: new}, {team: core}]}")
        #expect(stage.ticket?.state.tags == ["new"])
        #expect(stage.ticket?.state.team == "core")
        #expect(stage.events.map(\.revision) == [1, 2, 3])
        #expect(stage.events.map(\.cause) == [nil] + Array(repeating: EventCause(revision: 1, rule: "sort"), count: 2))
        #expect(stage.events.map(\.actor.role) == [.requester, .system, .system])
    }

    @Test(
        "Each event sets off the rules that listen to it, and no others",
        arguments: [
            ("commented", ["customer", "agent", "note", "rated"]),
            ("{commented: {by: customer}}", ["customer", "rated"]),
            ("{commented: {by: agent, public: true}}", ["agent"]), ("{commented: {public: false}}", ["note"]),
            ("transitioned", ["agent", "move", "rated"]), ("{transitioned: {to: waiting}}", ["agent", "move"]),
            ("{transitioned: {from: open, to: done}}", ["rated"]), ("assigned", ["assign", "rated"]),
            ("escalated", ["escalate"]), ("{escalated: tier1}", []), ("track_changed", ["track"]),
            ("{track_changed: {track: incident, to: raised}}", ["track"]), ("rated", ["rated"]), ("tagged", ["tag"]),
            ("{tagged: vip}", ["tag"]), ("{tagged: other}", []), ("field_set", ["field"]),
            ("{field_set: priority}", ["field"]), ("created", Self.steps),
        ])
    func events(event: String, expected: [String]) throws {
        let desk = try RuleDesk.load("rules:\n  - {key: mark, on: [\(event)], do: [{note: hello}]}")
        for step in Self.steps {
            var stage = Stage(desk: desk)
            try stage.create(NewTicket(desk: "ruled", subject: "Something", channel: .app))
            try play(step, on: &stage)
            #expect(stage.comments.contains { $0.author.role == .system } == expected.contains(step), "\(step)")
        }
    }

    private static let steps = [
        "customer", "agent", "note", "move", "assign", "escalate", "track", "rated", "tag", "field",
    ]

    private func play(_ step: String, on stage: inout Stage) throws {
        switch step {
        case "customer": try stage.comment()
        case "agent": try stage.comment(as: Cast.alba)
        case "note": try stage.comment(as: Cast.alba, isInternal: true)
        case "move": try stage.transition(to: "waiting")
        case "assign": try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        case "escalate": try stage.run(.escalate(number: 1, tier: "tier2", reason: "odd"), as: Cast.alba)
        case "track": try stage.run(.setTrack(number: 1, track: "incident", state: "raised"), as: Cast.alba)
        case "tag": try stage.run(.tag(number: 1, add: ["vip"], remove: []), as: Cast.alba)
        case "field": try stage.run(.setFields(number: 1, values: ["priority": "urgent"]), as: Cast.alba)
        default:
            try stage.comment()
            try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
            try stage.transition(to: "done")
            try stage.run(.rate(number: 1, score: 5, comment: ""), as: Cast.ana)
        }
    }

    @Test(
        "A rule acts if its condition holds",
        arguments: [
            ("subject_has: sesión", true), ("subject_has: [nothing, SESION]", true), ("subject_has: inicio de", true),
            ("subject_has: ses", false), ("subject_has: inicio sesion", false), ("status: open", true),
            ("status: [waiting, done]", false), ("category: [open, new]", true), ("waiting_on: customer", false),
            ("issue_type: general", true), ("channel: [app, api]", true), ("channel: mail", false),
            ("assigned: false", true), ("assigned: true", false), ("tier: tier1", true), ("tier: tier2", false),
            ("account: acme", true), ("account: [globex]", false), ("locale: es", true), ("locale: es-MX", false),
            ("fields: {priority: urgent}", true), ("fields: {priority: [low]}", false),
            ("tracks: {incident: none}", true), ("not: {status: open}", false), ("team: core", false),
            ("tags: a", false), ("rating_at_most: 5", false), ("status: open, tier: tier2", false),
            ("any: [{tier: tier2}, {status: open}]", true), ("all: [{tier: tier1}, {not: {assigned: true}}]", true),
        ])
    func conditions(condition: String, acts: Bool) throws {
        let stage = try stage(
            "  - {key: mark, on: [created], when: {\(condition)}, do: [{tag: acted}]}",
            subject: "Error de Inicio de sesión: ayuda", fields: ["priority": "urgent"])
        #expect((stage.ticket?.state.tags == ["acted"]) == acts)
    }

    @Test("Every action does what it says")
    func actions() throws {
        let stage = try stage(
            """
              - key: everything
                on: [created]
                do:
                  - {assign: alba}
                  - {escalate: tier2, reason: odd}
                  - {assign: teo}
                  - {tag: [a, b]}
                  - {untag: a}
                  - {set: priority, to: low}
                  - {track: incident, to: raised}
                  - {note: hello}
                  - {say: hello}
                  - {notify: requester, message: hello}
                  - {status: done}
            """, subject: "{{ticket.number}}")
        let ticket = try #require(stage.ticket)
        #expect(ticket.state.assignee?.id == "teo")
        #expect(ticket.state.tier == "tier2")
        #expect(ticket.state.tags == ["b"])
        #expect(ticket.state.fields == ["priority": "low"])
        #expect(ticket.state.tracks == ["incident": "raised"])
        #expect(ticket.status.key == "done")
        #expect(stage.comments.map(\.isInternal) == [true, false])
        #expect(stage.comments.first?.body == "Hello ana, #1 is Open: {{ticket.number}}", "a value is never read again")
        #expect(stage.comments.last?.body == "Hola, ana: #1 está Abierto")
        #expect(stage.world.outbox.map(\.kind) == [.publicUpdate, .systemMessage])
        #expect(stage.events.dropFirst().allSatisfy { $0.cause?.rule == "everything" })
    }

    @Test("What ticketd says asks nothing of the customer, and is not the comment that somebody asked for")
    func says() throws {
        var stage = try stage("  - {key: answer, on: [{commented: {by: customer}}], do: [{say: hello}]}")
        let decision = try stage.comment("Are you there?")
        #expect(decision.outcome.comment?.body == "Are you there?")
        #expect(stage.comments.count == 2)
        #expect(stage.ticket?.status.key == "open")
    }

    @Test(
        "An action that cannot be done is left out and told, and the customer's command and the other actions stand",
        arguments: [
            ("{status: done}", "status done", "ASSIGNEE_REQUIRED"), ("{assign: me}", "assign me", "NOT_STAFF"),
            ("{assign: bruno}", "assign bruno", "NOT_STAFF"), ("{assign: ghost}", "assign ghost", "NOT_STAFF"),
        ])
    func skipped(action: String, summary: String, reason: String) throws {
        let stage = try stage("  - {key: bad, on: [created], do: [{tag: before}, \(action), {tag: after}]}")
        #expect(stage.ticket?.state.tags == ["after", "before"])
        let skipped = stage.events.compactMap { event -> SkippedAction? in
            if case .actionSkipped(let skipped) = event.change { skipped } else { nil }
        }
        #expect(skipped.map(\.action) == [summary])
        #expect(skipped.map(\.reason) == [reason])
        #expect(stage.events.allSatisfy { if case .actionSkipped = $0.change { !$0.isPublic } else { true } })
    }

    @Test("ticketd moves by the workflow: a move that system may not ask for is left out")
    func legalMovesOnly() throws {
        var stage = try stage(
            "  - {key: reopen, on: [{transitioned: {to: done}}], do: [{status: waiting}, {status: open}]}")
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        try stage.transition(to: "done")
        #expect(stage.ticket?.status.key == "done")
        #expect(stage.events.filter { if case .actionSkipped = $0.change { true } else { false } }.count == 2)
    }

    @Test("Rules set each other off, and the cause of each is the event before it")
    func chain() throws {
        let stage = try stage(
            """
              - {key: second, on: [{tagged: one}], do: [{tag: two}]}
              - {key: first, on: [created], do: [{tag: one}]}
            """)
        #expect(
            stage.events.map(\.cause) == [
                nil, EventCause(revision: 1, rule: "first"), EventCause(revision: 2, rule: "second"),
            ])
    }

    @Test("Rules that set each other off in a circle act once each")
    func circle() throws {
        let stage = try stage(
            """
              - {key: put, on: [created, {tagged: b}], do: [{tag: a}, {untag: b}]}
              - {key: take, on: [{tagged: a}], do: [{tag: b}, {untag: a}]}
            """)
        #expect(stage.events.compactMap(\.cause?.rule) == ["put", "take", "take"])
        #expect(stage.ticket?.state.tags == ["b"])
    }

    @Test("A chain that lies too deep is stopped, and the ticket tells so")
    func depth() throws {
        let rules = (1...10).map { "  - {key: r\($0), on: [{tagged: t\($0)}], do: [{tag: t\($0 + 1)}]}" }
        let stage = try stage("  - {key: r0, on: [created], do: [{tag: t1}]}\n" + rules.joined(separator: "\n"))
        let last = try #require(stage.events.last)
        #expect(last.change == .rulesStopped(.depth))
        #expect(last.cause == EventCause(revision: 9, rule: "r8"))
        #expect(stage.ticket?.state.tags.count == 8)
    }

    @Test("Rules that make too many events are stopped at 32, and the ticket tells so")
    func breadth() throws {
        let actions = (0..<16).map { "{tag: x\($0)}" }.joined(separator: ", ")
        let other = (0..<16).map { "{tag: y\($0)}" }.joined(separator: ", ")
        let stage = try stage(
            """
              - {key: a, on: [created], do: [\(actions)]}
              - {key: b, on: [created], do: [\(other)]}
              - {key: c, on: [created], do: [{tag: z}]}
            """)
        #expect(stage.events.filter { if case .tagged = $0.change { true } else { false } }.count == 32)
        #expect(stage.events.last?.change == .rulesStopped(.events))
        #expect(stage.ticket?.state.tags.contains("z") == false)
    }

    @Test("A simulation shows what rules do")
    func simulated() throws {
        let desk = try RuleDesk.load(
            "rules:\n  - {key: care, on: [{commented: {by: customer}}], do: [{tag: hot}, {status: done}]}")
        var simulation = DeskSimulation(desk: desk, start: Cast.now)
        let results = simulation.run(try SimulationScript.steps("requester create\nrequester comment Hello"))
        #expect(results.map(\.ruleEvents.count) == [0, 2])
        #expect(results[1].ruleEvents.first?.change == .tagged(added: ["hot"], removed: []))
    }
}
