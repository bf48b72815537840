import Testing
import TicketCore
import TicketDesks

@Suite("Findings in a desk's rules")
struct RuleFindingsTests {
    private func findings(_ rules: String) -> [DeskFileFinding] {
        DeskFile.validate(yaml: RuleDesk.file("rules:\n" + rules), file: "ruled.yaml")
            .filter { $0.code != "MISSING_TRANSLATION" }
    }

    @Test(
        "What cannot work is an error, with its line",
        arguments: [
            ("{key: r, on: [{transitioned: {to: gone}}], do: [{tag: a}]}", "UNKNOWN_STATUS"),
            ("{key: r, on: [{escalated: tier9}], do: [{tag: a}]}", "UNKNOWN_TIER"),
            ("{key: r, on: [{track_changed: {track: x}}], do: [{tag: a}]}", "UNKNOWN_TRACK"),
            ("{key: r, on: [{field_set: x}], do: [{tag: a}]}", "UNKNOWN_FIELD"),
            ("{key: r, on: [{timer_fired: x}], do: [{tag: a}]}", "UNKNOWN_TIMER"),
            ("{key: r, on: [], do: [{tag: a}]}", "RULE_WITHOUT_EVENT"),
            ("{key: r, on: [created], do: []}", "NO_ACTION"),
            ("{key: r, on: [created], when: {status: gone}, do: [{tag: a}]}", "UNKNOWN_STATUS"),
            ("{key: r, on: [created], when: {any: [{tier: x}, {team: core}]}, do: [{tag: a}]}", "UNKNOWN_TIER"),
            ("{key: r, on: [created], when: {fields: {priority: high}}, do: [{tag: a}]}", "INVALID_VALUE"),
            ("{key: r, on: [created], when: {subject_has: \" \"}, do: [{tag: a}]}", "EMPTY_WORD"),
            ("{key: r, on: [created], do: [{status: gone}]}", "UNKNOWN_STATUS"),
            ("{key: r, on: [created], do: [{team: gone}]}", "UNKNOWN_TEAM"),
            ("{key: r, on: [created], do: [{say: gone}]}", "UNKNOWN_TEXT"),
            ("{key: r, on: [created], do: [{notify: requester, message: gone}]}", "UNKNOWN_MESSAGE"),
            ("{key: r, on: [created], do: [{set: priority, to: high}]}", "INVALID_VALUE"),
            ("{key: r, on: [created], do: [{tag: \"a\\nb\"}]}", "INVALID_TAG"),
            ("{key: r, on: [created], do: [{status: open, to: x}]}", "INVALID_FORM"),
            ("{key: r, on: [created], do: [{tag: a, status: open}]}", "INVALID_FORM"),
            ("{key: r, on: [made], do: [{tag: a}]}", "INVALID_FORM"),
            ("{key: r, on: [created], when: {colour: red}, do: [{tag: a}]}", "INVALID_FORM"),
            ("{key: r, on: [created], when: {}, do: [{tag: a}]}", "INVALID_FORM"),
            ("{key: r, on: [created], if: {status: open}, do: [{tag: a}]}", "INVALID_FORM"),
        ])
    func errors(rule: String, code: String) throws {
        let finding = try #require(findings("  - {key: fine, on: [created], do: [{tag: b}]}\n  - " + rule).first)
        #expect(finding.code == code)
        #expect(finding.severity == .error)
        #expect(finding.line == Self.firstLine + 1)
    }

    /// The line of the first rule.
    private static let firstLine = RuleDesk.file("").split(separator: "\n", omittingEmptySubsequences: false).count + 1

    @Test("A move for which no transition names system can never be made by a rule")
    func neverLegal() throws {
        let yaml = RuleDesk.file("rules:\n  - {key: r, on: [created], do: [{status: done}]}")
            .replacing("by: [agent, system], guards", with: "by: [agent], guards")
        #expect(DeskFile.validate(yaml: yaml).map(\.code).contains("ACTION_NEVER_LEGAL"))
    }

    @Test(
        "A rule that can never act is told of",
        arguments: [
            "on: [created], when: {status: open, category: waiting}",
            "on: [created], when: {all: [{tier: tier1}, {not: {tier: [tier1, tier2]}}]}",
            "on: [created], when: {channel: chat}", "on: [created], when: {assigned: true, not: {assigned: true}}",
            "on: [{transitioned: {from: done, to: waiting}}]",
            "on: [created], when: {fields: {priority: low}, not: {fields: {priority: [low, urgent]}}}",
            "on: [created], when: {rating_at_most: 0}",
        ])
    func neverMatches(rule: String) throws {
        let found = findings("  - {key: r, \(rule), do: [{tag: a}]}")
        #expect(found.map(\.code) == ["RULE_NEVER_MATCHES"])
        #expect(found.first?.severity == .warning)
        #expect(found.first?.line == Self.firstLine)
    }

    @Test("Rules that can set each other off in a circle are told of once, with the way round")
    func loops() throws {
        let found = findings(
            """
              - {key: fine, on: [created], do: [{tag: x}]}
              - {key: a, on: [{tagged: one}], do: [{set: priority, to: low}]}
              - {key: b, on: [{field_set: priority}], do: [{tag: [one, two]}]}
              - {key: self, on: [{transitioned: {to: open}}], do: [{status: open}]}
            """)
        #expect(found.map(\.code) == ["RULE_LOOP", "RULE_LOOP"])
        #expect(found.map(\.line) == [Self.firstLine + 1, Self.firstLine + 3])
        #expect(found.first?.message.contains("a -> b -> a") ?? false)
    }

    @Test("A placeholder that there is not is an error at its text")
    func placeholders() throws {
        let yaml = RuleDesk.file("").replacing("Hola, {{requester.name}}", with: "Hola, {{requester.nombre}}")
        let finding = try #require(DeskFile.validate(yaml: yaml).first { $0.code == "UNKNOWN_PLACEHOLDER" })
        let line = RuleDesk.file("").split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("Hola") }
        #expect(finding.line == line.map { $0 + 1 })
        #expect(finding.message.contains("requester.nombre"))
        let open = RuleDesk.file("").replacing("está {{ticket.status}}", with: "está {{ticket.status")
        #expect(DeskFile.validate(yaml: open).map(\.code).contains("UNCLOSED_PLACEHOLDER"))
    }
}
