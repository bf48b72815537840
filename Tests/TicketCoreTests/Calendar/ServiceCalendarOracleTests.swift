import TestRandom
import TestThreads
import Testing
import TicketCore

@Suite("Service calendar: random hours", .onThreadOfItsOwn)
struct ServiceCalendarOracleTests {
    private static let minutes = 6 * 1_440

    @Test("Every answer is what looking at each minute by itself gives", arguments: 0..<20)
    func minuteByMinute(batch: Int) throws {
        for seed in batch * 15..<batch * 15 + 15 {
            var random = SeededRandom(seed: UInt64(seed))
            let sample = try RandomCalendar(random: &random)
            let zone = try ZoneDatabase.system.rules(named: sample.hours.zone)
            let calendar = try ServiceCalendar(hours: sample.hours, zone: zone)
            let oracle = MinuteByMinute(sample.hours, zone: zone, from: sample.start, minutes: Self.minutes)
            try expectStates(calendar, oracle, offset: seed % 5, "seed \(seed)")
            for _ in 0..<10 { try expectTimes(calendar, oracle, &random, "seed \(seed)") }
        }
    }

    /// Compares every fifth minute, and all of those around an opening or a closing.
    private func expectStates(
        _ calendar: ServiceCalendar, _ oracle: MinuteByMinute, offset: Int, _ place: Testing.Comment
    ) throws {
        for minute in 1..<Self.minutes - 1 {
            let isSteady = oracle.isOpen[minute - 1] == oracle.isOpen[minute + 1]
            guard !isSteady || minute % 5 == offset else { continue }
            try #require(try calendar.isOpen(at: oracle.moment(minute)) == oracle.isOpen[minute], place)
        }
    }

    private func expectTimes(
        _ calendar: ServiceCalendar, _ oracle: MinuteByMinute, _ random: inout SeededRandom, _ place: Testing.Comment
    ) throws {
        let from = Int.random(in: 0..<Self.minutes - 1, using: &random)
        let to = Int.random(in: from..<Self.minutes, using: &random)
        let total = oracle.isOpen[from..<to].count { $0 }
        let actual = try calendar.serviceTime(from: oracle.moment(from), to: oracle.moment(to))
        try #require(actual == .seconds(total * 60), place)

        var given = 0
        let deadline =
            total == 0
            ? from
            : oracle.isOpen[from...].indices.first { minute in
                given += oracle.isOpen[minute] ? 1 : 0
                return given == total
            }.map { $0 + 1 }
        let expected = try #require(deadline)
        let found = try calendar.deadline(from: oracle.moment(from), adding: .seconds(total * 60))
        try #require(found == oracle.moment(expected), place)

        let changes = (from + 1..<Self.minutes).filter { oracle.isOpen[$0] != oracle.isOpen[$0 - 1] }
        if let opening = changes.first(where: { oracle.isOpen[$0] }) {
            try #require(try calendar.nextOpening(after: oracle.moment(from)) == oracle.moment(opening), place)
        }
        if let closing = changes.first(where: { !oracle.isOpen[$0] }) {
            try #require(try calendar.nextClosing(after: oracle.moment(from)) == oracle.moment(closing), place)
        }
    }

    @Test("A deadline gives exactly the service that was added, and never lies before an earlier one")
    func deadlines() throws {
        for seed in 0..<300 {
            var random = SeededRandom(seed: UInt64(1_000 + seed))
            let sample = try RandomCalendar(random: &random)
            let calendar = try sample.hours.calendar()
            let place = Testing.Comment(rawValue: "seed \(seed)")
            for _ in 0..<5 {
                let start = sample.start.adding(microseconds: Int64.random(in: 0...900_000_000_000, using: &random))
                let later = start.adding(microseconds: Int64.random(in: 0...90_000_000_000, using: &random))
                let time = Int64.random(in: 0...300_000_000_000, using: &random)
                let more = time + Int64.random(in: 0...30_000_000_000, using: &random)
                let explanation = try calendar.explain(
                    from: start, adding: .microseconds(time), stepsMax: 100_000)
                let deadline = explanation.deadline
                try #require(try calendar.deadline(from: start, adding: .microseconds(time)) == deadline, place)
                try #require(try calendar.serviceTime(from: start, to: deadline) == .microseconds(time), place)
                try #require(try deadline <= calendar.deadline(from: start, adding: .microseconds(more)), place)
                try #require(try deadline <= calendar.deadline(from: later, adding: .microseconds(time)), place)
                try expectSteps(explanation, time: time, start: start, place)
                if time > 0 {
                    // The first such moment: a microsecond earlier there was less.
                    let before = deadline.adding(microseconds: -1)
                    try #require(
                        try calendar.serviceTime(from: start, to: before) == .microseconds(time - 1), place)
                }
            }
        }
    }

    private func expectSteps(
        _ explanation: DeadlineExplanation, time: Int64, start: Timestamp, _ place: Testing.Comment
    ) throws {
        let total = explanation.steps.reduce(Duration.zero) { $0 + $1.serviceTime }
        try #require(total == .microseconds(time), place)
        try #require(explanation.steps.last?.end ?? start == explanation.deadline, place)
        try #require(explanation.steps.first.map { $0.start >= start } ?? true, place)
        for (step, next) in zip(explanation.steps, explanation.steps.dropFirst()) {
            try #require(step.end < next.start, place)
        }
    }
}

extension Timestamp {
    fileprivate func adding(microseconds: Int64) -> Timestamp {
        Timestamp(microsecondsSinceEpoch: microsecondsSinceEpoch + microseconds)
    }
}
