import TestRandom
import TestThreads
import Testing
import TicketCore
import TicketDesks

/// Random lives under random calendars, against a count of minutes.
@Suite("Service targets, minute by minute", .onThreadOfItsOwn)
struct TargetOracleTests {
    private static let days = 9

    @Test("Time counted is the open, unpaused service time; it fires once, and never on a stale state")
    func oracle() throws {
        var random = SeededRandom(seed: 20_27)
        var breaches = 0
        for round in 0..<40 {
            let calendar = try RandomCalendar(random: &random)
            var desk = try RuleDesk.load(
                "sla:\n  - {key: solve, kind: resolution, within: \(Int.random(in: 1...40, using: &random))h, clock: wall}"
            )
            let isService = Bool.random(using: &random)
            desk.hours = calendar.hours
            if isService { desk.automation.targets[0].clock = .serviceHours }
            let zone = try ZoneDatabase.system.rules(named: calendar.hours.zone)
            let minutes = MinuteByMinute(
                calendar.hours, zone: zone, from: calendar.start, minutes: Self.days * 1_440)
            let played = try play(desk, from: calendar.start, &random)
            let expected = Oracle(
                events: played.events, minutes: minutes, isService: isService,
                promised: Int(desk.automation.targets[0].seconds) / 60)
            let state = try #require(played.ticket?.state.target(.resolution))
            #expect(state.breachTime.map(expected.minute) == expected.breach, "round \(round)")
            let counted = TargetCounting.minutes(of: state, at: played.now, expected)
            #expect(counted == expected.counted(until: expected.minute(played.now)), "round \(round)")
            let fired = played.events.filter { if case .target(.breached, _) = $0.change { true } else { false } }
            #expect(fired.count == (expected.breach == nil ? 0 : 1), "round \(round)")
            breaches += fired.count
        }
        #expect((5..<40).contains(breaches), "the promises were too easy, or too hard: \(breaches)")
    }

    /// A ticket that changes its status at whole minutes. Timers fire when they are due, or sometimes when the server
    /// is up again.
    private func play(_ desk: Desk, from start: Timestamp, _ random: inout SeededRandom) throws -> Stage {
        var stage = Stage(desk: desk)
        stage.now = start
        try stage.create(NewTicket(desk: "ruled", subject: "Something", channel: .app))
        try stage.run(.assign(number: 1, person: "alba"), as: Cast.alba)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let stale = stage.ticket?.state.runningTimers ?? []
            let seconds = Int64.random(in: 1...1_400, using: &random) * 60
            if Int.random(in: 0..<4, using: &random) == 0 {
                stage.now = stage.now.adding(seconds: Int(seconds))
            } else {
                try stage.wait(seconds: seconds)
            }
            let status = ["waiting", "open", "done"].randomElement(using: &random) ?? "open"
            _ = try? stage.transition(to: status)
            let armed = stage.ticket?.state.runningTimers ?? []
            for timer in stale where !armed.contains(timer) {
                expectConflict("STALE_TIMER") { try stage.run(.fireTimer(number: 1, timer: timer), as: Cast.system) }
            }
        }
        try stage.wait(seconds: 0)
        return stage
    }
}

/// What the minutes say.
private struct Oracle {
    private let start: Timestamp
    /// For each minute, how many minutes had been counted before it.
    private var before: [Int] = [0]
    private(set) var breach: Int?

    init(events: [TicketEvent], minutes: MinuteByMinute, isService: Bool, promised: Int) {
        start = minutes.start
        var changes: [(minute: Int, runs: Bool)] = []
        var last = 0
        for event in events {
            last = Int(event.time.microsecondsSinceEpoch - start.microsecondsSinceEpoch) / 60_000_000
            if case .transitioned(_, let status, _, _, _) = event.change {
                changes.append((last, status.waitingOn == .agent))
            }
        }
        var runs = true
        for minute in 0..<minutes.isOpen.count {
            for change in changes where change.minute == minute { runs = change.runs }
            let counted = before[minute] + (runs && (!isService || minutes.isOpen[minute]) ? 1 : 0)
            before.append(counted)
            if breach == nil, counted == promised, before[minute] < promised { breach = minute + 1 }
        }
        self.last = last
        // What is used up just when the clock is stopped, or later than the life, is no breach.
        if let found = breach, found > last { breach = nil }
    }

    private let last: Int

    func minute(_ time: Timestamp) -> Int {
        Int(time.microsecondsSinceEpoch - start.microsecondsSinceEpoch) / 60_000_000
    }

    func counted(until minute: Int) -> Int { before[min(max(0, minute), before.count - 1)] }
}

private enum TargetCounting {
    /// What a state has counted at a moment, with the stretch that is under way.
    static func minutes(of state: TargetState, at now: Timestamp, _ oracle: Oracle) -> Int {
        let past = Int(state.countedMicroseconds / 60_000_000)
        guard let since = state.runningSince else { return past }
        return past + oracle.counted(until: oracle.minute(now)) - oracle.counted(until: oracle.minute(since))
    }
}
