import Testing
import TicketCore
import TicketDesks

@Suite("Macros and canned responses")
struct MacroTests {
    private static let automation = """
        macros:
          - key: care
            labels: {en: Care}
            do: [{assign: me}, {say: greeting}, {note: hello}, {tag: cared}, {status: waiting}]
          - key: hasty
            labels: {en: Hasty}
            do: [{tag: hasty}, {say: greeting}, {status: done}]
        canned_responses:
          - key: greeting
            labels: {en: Greeting}
            text:
              en: "Hello {{requester.name}}, {{ agent.name }} here: {{ticket.subject}} is {{ticket.status}}."
              es: "Hola, {{requester.name}}: soy {{agent.name}}, de {{desk.name}}."
        rules:
          - {key: seen, on: [{tagged: cared}], do: [{tag: seen}]}
        """

    private func stage(locale: String = "es-MX", subject: String = "{{agent.name}} {{") throws -> Stage {
        var stage = Stage(desk: try RuleDesk.load(Self.automation))
        try stage.create(NewTicket(desk: "ruled", subject: subject, locale: locale, channel: .app))
        return stage
    }

    private func apply(_ key: String) -> Command { .applyMacro(number: 1, macro: key, channel: .app) }

    @Test("A macro is one change by whoever applies it, rules and the workflow follow, and each event names it")
    func applies() throws {
        var stage = try stage()
        let decision = try stage.run(apply("care"), as: Cast.alba)
        let ticket = try #require(stage.ticket)
        #expect(ticket.state.assignee?.id == "alba")
        #expect(ticket.status.key == "waiting")
        #expect(ticket.state.tags == ["cared", "seen"])
        #expect(decision.outcome.comment?.isInternal == true)
        #expect(stage.comments.map(\.author.id) == ["alba", "alba"])
        #expect(stage.comments.first?.body == "Hola, ana: soy alba, de Reglada.")
        let made = decision.events.filter { $0.cause?.rule == nil }
        #expect(made.allSatisfy { $0.cause == EventCause(revision: nil, rule: nil, macro: "care") })
        #expect(made.allSatisfy { $0.actor.id == "alba" })
        #expect(decision.events.contains { $0.cause?.rule == "seen" })
    }

    @Test("Where one of its actions is refused nothing of a macro is done")
    func atomic() throws {
        var stage = try stage()
        let before = stage.world
        expectConflict("ASSIGNEE_REQUIRED") { try stage.run(apply("hasty"), as: Cast.alba) }
        #expect(stage.ticket == before.ticket(1))
        #expect(stage.events.count == before.events.count)
    }

    @Test("Customers apply none, programs need the scope for each of its actions, and an unknown one is named")
    func rights() throws {
        var stage = try stage()
        for actor in [Cast.ana, Cast.service([.readTickets, .updateTickets, .commentOnTickets])] {
            #expect(throws: Refusal.self) { try stage.run(apply("care"), as: actor) }
        }
        #expect(try violations { try stage.run(apply("none"), as: Cast.alba) } == ["macro UNKNOWN_MACRO"])
        try stage.run(apply("hasty"), as: Cast.alba, assigning: "teo")
        #expect(stage.ticket?.status.key == "done")
    }

    @Test(
        "A canned response speaks the ticket's language, else the desk's, and values are text",
        arguments: [
            ("es-MX", "Hola, ana: soy alba, de Reglada."), ("fr", "Hello ana, alba here: {{agent.name}} {{ is Open."),
            ("", "Hola, ana: soy alba, de Reglada."),
        ])
    func renders(locale: String, expected: String) throws {
        let stage = try stage(locale: locale)
        let desk = try RuleDesk.load(Self.automation)
        let text = TicketText(desk: desk, ticket: try #require(stage.ticket), agent: Cast.alba.person)
        #expect(text.filled(try #require(desk.automation.cannedResponse("greeting")).text) == expected)
    }

    @Test(
        "What cannot work is an error with its line",
        arguments: [
            ("{{desk.name}}", "{{desk.nome}}", "UNKNOWN_PLACEHOLDER", 13),
            ("{{ agent.name }} here", "{{ agent.name", "UNKNOWN_PLACEHOLDER", 12),
            ("{{ticket.status}}.", "{{ticket.status.", "UNCLOSED_PLACEHOLDER", 12),
            ("{say: greeting}, {note", "{say: goodbye}, {note", "UNKNOWN_TEXT", 4),
            ("{status: waiting}", "{status: gone}", "UNKNOWN_STATUS", 4),
            ("- key: greeting", "- key: hello", "DOUBLE_KEY", 9), ("- key: hasty", "- key: care", "DOUBLE_KEY", 5),
            ("      en: \"Hello", "      fr: \"Hello", "MISSING_LABEL", 12),
            ("labels: {en: Hasty}", "label: {en: Hasty}", "INVALID_FORM", 6),
        ])
    func findings(old: String, new: String, code: String, line: Int) throws {
        try #require(Self.automation.contains(old))
        let yaml = RuleDesk.file(Self.automation.replacing(old, with: new, maxReplacements: 1))
        let first = RuleDesk.file("").split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let found = DeskFile.validate(yaml: yaml).filter { $0.severity == .error }
        let finding = try #require(found.first { $0.code == code }, "\(found)")
        #expect(finding.line == first + line)
    }
}

extension Stage {
    /// The same after somebody was assigned.
    fileprivate mutating func run(_ command: Command, as actor: Actor, assigning person: String) throws {
        try run(.assign(number: 1, person: person), as: actor)
        try run(command, as: actor)
    }
}
