import Testing
import TicketCore
import TicketDesks

@Suite("Service targets")
struct TargetTests {
    private static let sla = """
        sla:
          - {key: answer, kind: first_response, within: 1h, clock: wall, warn_before: 10m}
          - {key: next, kind: next_response, within: 2h, clock: wall}
          - {key: solve_fast, kind: resolution, within: 10h, clock: wall, when: {tier: tier2}}
          - {key: solve, kind: resolution, within: 1d, clock: wall, when: {not: {tags: free}}}
        rules:
          - {key: late, on: [{sla_breached: first_response}], do: [{tag: late}]}
          - {key: soon, on: [sla_warned], do: [{tag: soon}]}

        """
    private static let minute: Int64 = 60
    private static let hour: Int64 = 3_600

    private func stage() throws -> Stage {
        var stage = Stage(desk: try RuleDesk.load(Self.sla))
        try stage.create(NewTicket(desk: "ruled", subject: "Something", channel: .app))
        return stage
    }

    private func steps(_ stage: Stage, _ kind: ServiceTarget.Kind) -> [TargetStep] {
        stage.events.compactMap { event in
            guard case .target(let step, let state) = event.change, state.kind == kind else { return nil }
            return step
        }
    }

    private func due(_ stage: Stage, _ kind: ServiceTarget.Kind) -> Int64? {
        stage.ticket?.state.target(kind)?.dueTime.map {
            ($0.microsecondsSinceEpoch - Cast.now.microsecondsSinceEpoch) / 1_000_000
        }
    }

    @Test("A first answer in time keeps the promise, and a note or the customer's own words do not")
    func kept() throws {
        var stage = try stage()
        #expect(due(stage, .firstResponse) == Self.hour)
        try stage.comment("Hello?")
        try stage.comment("To ourselves", as: Cast.alba, isInternal: true)
        #expect(stage.ticket?.state.target(.firstResponse)?.isOpen == true)
        try stage.wait(seconds: 30 * Self.minute)
        try stage.comment("Here", as: Cast.alba)
        try stage.wait(seconds: 3 * Self.hour)
        #expect(steps(stage, .firstResponse) == [.started, .met])
        #expect(stage.ticket?.state.tags == [])
    }

    @Test("An answer that does not come is warned of and then a breach, once, to the second, and rules react")
    func breached() throws {
        var stage = try stage()
        try stage.wait(seconds: 50 * Self.minute - 1)
        #expect(steps(stage, .firstResponse) == [.started])
        try stage.wait(seconds: 1)
        #expect(stage.ticket?.state.tags == ["soon"])
        try stage.wait(seconds: 10 * Self.minute - 1)
        #expect(steps(stage, .firstResponse) == [.started, .warned])
        try stage.wait(seconds: 1)
        #expect(stage.ticket?.state.tags == ["late", "soon"])
        try stage.wait(seconds: 5 * Self.hour)
        try stage.comment("At last", as: Cast.alba)
        #expect(steps(stage, .firstResponse) == [.started, .warned, .breached, .met])
        let state = try #require(stage.ticket?.state.target(.firstResponse))
        #expect(state.breachTime != nil && state.metTime != nil)
    }

    @Test("A breach that nobody was there to notice is told by the command that ends it, and fires no more")
    func late() throws {
        var stage = try stage()
        let timers = stage.ticket?.state.runningTimers ?? []
        stage.now = Timestamp(microsecondsSinceEpoch: stage.now.microsecondsSinceEpoch + 7_200_000_000)
        try stage.comment("At last", as: Cast.alba)
        #expect(steps(stage, .firstResponse) == [.started, .breached, .met])
        #expect(stage.ticket?.state.tags == ["late"])
        for timer in timers where timer.key.hasSuffix("first_response") {
            expectConflict("STALE_TIMER") { try stage.run(.fireTimer(number: 1, timer: timer), as: Cast.system) }
        }
    }

    @Test("The next answer is due from the customer's first unanswered words, and again each time")
    func next() throws {
        var stage = try stage()
        try stage.comment("Here", as: Cast.alba)
        #expect(steps(stage, .nextResponse) == [])
        try stage.comment("And now?")
        try stage.wait(seconds: Self.hour)
        try stage.comment("Well?")
        #expect(due(stage, .nextResponse) == 2 * Self.hour)
        try stage.comment("So", as: Cast.alba)
        try stage.comment("Thanks, and one more thing")
        #expect(steps(stage, .nextResponse) == [.started, .met, .started])
        #expect(due(stage, .nextResponse) == 3 * Self.hour)
    }

    @Test("While the customer has to act the clock of the solution stands still and keeps what is left")
    func paused() throws {
        var stage = try stage()
        try stage.wait(seconds: 4 * Self.hour)
        try stage.transition(to: "waiting")
        #expect(due(stage, .resolution) == nil)
        try stage.wait(seconds: 100 * Self.hour)
        try stage.comment("Here you are")
        #expect(due(stage, .resolution) == 124 * Self.hour)
        #expect(stage.ticket?.state.target(.resolution)?.countedMicroseconds == 4 * Self.hour * 1_000_000)
        #expect(steps(stage, .resolution) == [.started, .paused, .resumed])
    }

    @Test("Solving keeps the promise; coming back goes on with what was left")
    func reopened() throws {
        var stage = try stage()
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        try stage.wait(seconds: 6 * Self.hour)
        try stage.transition(to: "done")
        #expect(stage.ticket?.state.target(.resolution)?.metTime == stage.now)
        #expect(stage.ticket?.state.runningTimers == [])
        try stage.wait(seconds: 50 * Self.hour)
        try stage.comment("It is back")
        #expect(due(stage, .resolution) == 74 * Self.hour)
        #expect(steps(stage, .resolution) == [.started, .met, .resumed])
        #expect(stage.ticket?.state.target(.resolution)?.metTime == nil)
    }

    @Test("Another promise takes over with what was counted, and one that does not hold any more is dropped")
    func changed() throws {
        var stage = try stage()
        try stage.wait(seconds: 2 * Self.hour)
        try stage.run(.escalate(number: 1, tier: "tier2", reason: "odd"), as: Cast.alba)
        #expect(stage.ticket?.state.target(.resolution)?.key == "solve_fast")
        #expect(due(stage, .resolution) == 10 * Self.hour)
        try stage.run(.escalate(number: 1, tier: "tier1", reason: "not so odd"), as: Cast.alba)
        #expect(due(stage, .resolution) == 24 * Self.hour)
        try stage.run(.tag(number: 1, add: ["free"], remove: []), as: Cast.alba)
        #expect(stage.ticket?.state.target(.resolution) == nil)
        #expect(steps(stage, .resolution) == [.started, .changed, .changed, .dropped])
    }

    @Test("A merged ticket's promises stay as they are, and merging back restores the very same")
    func merged() throws {
        var stage = try stage()
        try stage.create(NewTicket(desk: "ruled", subject: "Other", channel: .app))
        let before = try #require(stage.ticket)
        try stage.run(.merge(number: 1, into: 2), as: Cast.alba)
        #expect(stage.ticket?.state.nextDueTime == nil)
        try stage.run(.unmerge(number: 1), as: Cast.alba)
        #expect(stage.ticket?.state == before.state)
    }

    @Test("An explanation tells what was counted and when the clock stood still, up to the due time")
    func explained() throws {
        var stage = try stage()
        try stage.wait(seconds: 4 * Self.hour)
        try stage.transition(to: "waiting")
        try stage.wait(seconds: 10 * Self.hour)
        try stage.comment("Here you are")
        let explanation = try #require(TargetExplanation(.resolution, events: stage.events, calendar: nil))
        #expect(explanation.parts.map(\.isCounted) == [true, false, true])
        let ends = explanation.parts.compactMap(\.end).map {
            ($0.microsecondsSinceEpoch - Cast.now.microsecondsSinceEpoch) / 3_600_000_000
        }
        #expect(ends == [4, 14, 34])
        #expect(explanation.parts.last?.end == stage.ticket?.state.target(.resolution)?.dueTime)
        #expect(TargetExplanation(.nextResponse, events: [], calendar: nil) == nil)
    }

    @Test(
        "What cannot work is an error with its line, and what never holds a warning",
        arguments: [
            ("{key: a, kind: resolution, within: 0s, clock: wall}", "OUT_OF_RANGE"),
            ("{key: a, kind: resolution, within: 1h, clock: wall, warn_before: 1h}", "OUT_OF_RANGE"),
            ("{key: a, kind: resolution, within: 1h, clock: service_hours}", "NO_HOURS"),
            ("{key: a, kind: resolution, within: 1h, clock: wall, when: {tier: x}}", "UNKNOWN_TIER"),
            ("{key: a, kind: resolution, within: 1h, clock: moon}", "INVALID_FORM"),
            ("{key: a, kind: resolution, within: 1h, clock: wall, pauses: [customer]}", "INVALID_FORM"),
            (
                "{key: a, kind: resolution, within: 1h, clock: wall, when: {status: open, not: {status: open}}}",
                "TARGET_NEVER_HOLDS"
            ),
            ("{key: a, kind: first_response, within: 1h, clock: wall}", "TARGET_NEVER_HOLDS"),
        ])
    func findings(target: String, code: String) throws {
        let yaml = RuleDesk.file("sla:\n  - {key: f, kind: first_response, within: 1h, clock: wall}\n  - " + target)
        let found = try #require(DeskFile.validate(yaml: yaml).first { $0.code == code })
        #expect(found.line == RuleDesk.file("").split(separator: "\n", omittingEmptySubsequences: false).count + 2)
    }
}
