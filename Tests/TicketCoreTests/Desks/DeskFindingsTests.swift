import Testing
import TicketCore
import TicketDesks

/// A file for each thing that can be wrong or odd, made of one that is fine.
@Suite("Findings in a desk's file")
struct DeskFindingsTests {
    private static let fine = """
        key: small
        names: {en: Small, es: Pequeña}
        default_locale: en
        languages: [en, es]
        channels: [api]
        initial_status: open
        statuses:
          - {key: open, category: open, waiting_on: agent, labels: {en: Open, es: Abierto}, \
        replies: {customer: accept, agent: accept}}
          - {key: done, category: solved, waiting_on: nobody, labels: {en: Done, es: Hecho}, \
        replies: {customer: reopen, agent: accept}}
          - {key: gone, category: closed, waiting_on: nobody, terminal: true, labels: {en: Gone, es: Ido}, \
        replies: {customer: refuse, agent: refuse}}
        transitions:
          - {from: open, to: done, on: [command], by: [agent], guards: [{track: check, in: [good]}], \
        effects: [{notify: requester, message: bye}], action: {en: Finish, es: Terminar}}
          - {from: done, to: open, on: [customer_reply], by: []}
          - {from: done, to: gone, on: [timer], by: []}
        timers:
          - {key: sweep, armed_by: [{enters: done}], disarmed_by: [{leaves: done}], after: 2d, at_least: 1d, \
        at_most: 3d, clock: wall, to: gone}
        tracks:
          - key: check
            names: {en: Check, es: Control}
            initial: raw
            states:
              - {key: raw, labels: {en: Raw, es: Crudo}}
              - {key: good, terminal: true, labels: {en: Good, es: Bueno}}
            transitions:
              - {from: raw, to: good, by: [agent], action: {en: Approve, es: Aprobar}}
        messages:
          - {key: bye, labels: {en: Bye, es: Adiós}}
        fallback_issue_type: general
        issue_types:
          - {key: general, labels: {en: General, es: General}}
        """

    private func findings(_ old: String, _ new: String) throws -> [DeskFileFinding] {
        let parts = Self.fine.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "the file has no \"\(old)\"")
        return DeskFile.validate(yaml: parts.joined(separator: new), file: "small.yaml")
    }

    @Test("Nothing is found in a file that is fine")
    func nothing() {
        #expect(DeskFile.validate(yaml: Self.fine, file: "small.yaml") == [])
    }

    @Test(
        "What cannot work is an error, with its line",
        arguments: [
            ("initial_status: open", "initial_status: new", "UNKNOWN_STATUS", 6),
            ("to: gone}\ntracks", "to: nowhere}\ntracks", "UNKNOWN_STATUS", 16),
            ("{enters: done}", "{enters: dome}", "UNKNOWN_STATUS", 16),
            ("{from: done, to: gone", "{from: dome, to: gone", "UNKNOWN_STATUS", 14),
            ("on: [command], by: [agent], guards", "on: [], by: [agent], guards", "NO_TRIGGER", 12),
            ("on: [command], by: [agent], guards", "on: [command], by: [], guards", "NO_ROLE", 12),
            (
                "{from: done, to: gone, on: [timer], by: []}", "{from: done, to: open, on: [timer], by: []}",
                "DOUBLE_TRANSITION", 14
            ),
            ("on: [timer], by: []", "on: [timer, customer_reply], by: []", "AMBIGUOUS_TRIGGER", 9),
            ("on: [customer_reply]", "on: [agent_reply]", "NOTHING_REOPENS", 9),
            ("track: check, in: [good]", "track: check, in: [bad]", "UNKNOWN_TRACK", 12),
            ("track: check, in: [good]", "track: chek, in: [good]", "UNKNOWN_TRACK", 12),
            ("message: bye", "message: hello", "UNKNOWN_MESSAGE", 12),
            ("armed_by: [{enters: done}], ", "", "TIMER_NEVER_ARMED", 16),
            ("disarmed_by: [{leaves: done}], ", "", "TIMER_NEVER_DISARMED", 16),
            ("{enters: done}", "{enters: open}", "TIMER_NEVER_ARMED", 16),
            ("on: [timer]", "on: [escalation]", "TIMER_WITHOUT_MOVE", 16),
            ("after: 2d", "after: 4d", "OUT_OF_RANGE", 16),
            ("after: 2d", "after: 0s", "OUT_OF_RANGE", 16),
            ("clock: wall", "clock: service_hours", "NO_HOURS", 16),
            ("initial: raw", "initial: row", "UNKNOWN_STATE", 20),
            ("{from: raw, to: good", "{from: raw, to: god", "UNKNOWN_STATE", 25),
            ("fallback_issue_type: general", "fallback_issue_type: other", "UNKNOWN_ISSUE_TYPE", 28),
            ("labels: {en: Open, es: Abierto}", "labels: {es: Abierto}", "MISSING_LABEL", 8),
            ("key: sweep", "key: Sweep!", "INVALID_KEY", 16),
            ("channels: [api]", "channels: []", "NO_CHANNEL", 5),
            ("channels: [api]", "channels: [api]\ncreated_by: []", "NO_ROLE", 6),
            ("channels: [api]", "channels: [api]\nrating: {when: on_close, from: 5, to: 1}", "OUT_OF_RANGE", 6),
            ("channels: [api]", "channels: [api]\nlimits: {subject_scalars_max: 0}", "OUT_OF_RANGE", 6),
            (
                "channels: [api]", "channels: [api]\nmoves_to: [{desk: small, statuses: {open: x, done: x, gone: x}}]",
                "SAME_DESK", 6
            ),
            (
                "channels: [api]",
                "channels: [api]\nmoves_to: [{desk: b, statuses: {opn: x, open: x, done: x, gone: x}}]",
                "UNKNOWN_STATUS", 6
            ),
            (
                "channels: [api]", "channels: [api]\nfields: [{key: f, labels: {en: F, es: F}, kind: choice}]",
                "INVALID_FIELD", 6
            ),
            (
                "category: closed, waiting_on: nobody", "category: closed, waiting_on: nobody, customers_see: nothing",
                "UNKNOWN_STATUS", 10
            ),
            (
                "{customer: accept, agent: accept}", "{customer: accept, agent: accept, window: 3d}",
                "WINDOW_WITHOUT_END", 8
            ),
            (
                "channels: [api]", "channels: [api]\nhours: {zone: Europe/Madrid, week: {monday: [\"12:00-08:00\"]}}",
                "INVALID_HOURS", 6
            ),
        ])
    func errors(old: String, new: String, code: String, line: Int) throws {
        let found = try findings(old, new)
        let finding = try #require(found.first { $0.code == code }, "\(found)")
        #expect(finding.severity == .error)
        #expect(finding.line == line)
        #expect(finding.file == "small.yaml")
        #expect(finding.description.hasPrefix("small.yaml:\(line):"))
        #expect(!finding.message.isEmpty)
        #expect(throws: DeskFileError.self) {
            try DeskFile.load(yaml: Self.fine.split(separator: old, maxSplits: 1).joined(separator: new))
        }
    }

    @Test(
        "What is odd is a warning, and the desk loads all the same",
        arguments: [
            ("from: open, to: done", "from: gone, to: done", "UNREACHABLE_STATUS", 9),
            ("terminal: true, labels: {en: Gone", "labels: {en: Gone", "DEAD_END", 10),
            ("{key: open, category", "{key: open, terminal: true, category", "TERMINAL_IS_LEFT", 8),
            ("{key: good, terminal: true,", "{key: good,", "DEAD_END", 23),
            ("{en: Done, es: Hecho}", "{en: Done}", "MISSING_TRANSLATION", 9),
            ("{en: Finish, es: Terminar}", "{en: Finish}", "MISSING_TRANSLATION", 12),
            ("{en: Bye, es: Adiós}", "{en: Bye}", "MISSING_TRANSLATION", 27),
            ("channels: [api]", "channels: [api]\nmoves_to: [{desk: b, statuses: {open: x}}]", "STATUS_NOT_MAPPED", 6),
        ])
    func warnings(old: String, new: String, code: String, line: Int) throws {
        let found = try findings(old, new)
        let finding = try #require(found.first { $0.code == code }, "\(found)")
        #expect(finding.severity == .warning)
        #expect(finding.line == line)
        #expect(finding.description.hasPrefix("small.yaml:\(line):"))
        #expect(finding.description.contains(": warning: "))
        #expect(found.allSatisfy { $0.severity == .warning })
        _ = try DeskFile.load(yaml: Self.fine.split(separator: old, maxSplits: 1).joined(separator: new))
    }

    @Test("A file that is no desk at all is one finding")
    func noDesk() {
        let found = DeskFile.validate(yaml: "key: [", file: "x.yaml")
        #expect(found.map(\.code) == ["NOT_YAML"])
        #expect(DeskFile.validate(yaml: "kye: x", file: "x.yaml").map(\.code) == ["INVALID_FORM"])
        #expect(DeskFile.validate(yaml: "kye: x", file: "x.yaml").map(\.line) == [1])
    }

    @Test(
        "A span of time is a whole number with its unit",
        arguments: ["5", "m", "5 m", "-5m", "+5m", "5w", "5.5h", "9223372036854775807d", "٥m"])
    func spans(text: String) throws {
        let found = try findings("after: 2d", "after: \"\(text)\"")
        #expect(found.map(\.code) == ["INVALID_FORM"])
        #expect(found.map(\.path) == ["timers[0].after"])
        #expect(found.map(\.line) == [16])
    }
}
