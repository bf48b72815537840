import Testing
import TicketCore

@Suite("Service calendar: an ordinary week")
struct ServiceCalendarTests {
    /// 2026-11-23 is a Monday; Madrid is an hour ahead of UTC.
    private func madrid(_ text: String) throws -> Timestamp { try Timestamp(text + "+01:00") }

    private func liveChat(specialDays: [SpecialDay] = []) throws -> ServiceCalendar {
        try ServiceHours.liveChat("Europe/Madrid", specialDays: specialDays).calendar()
    }

    @Test("Service is given from the start of an interval until just before its end")
    func isOpen() throws {
        let calendar = try liveChat()
        let cases = [
            ("2026-11-23T07:59:59", false), ("2026-11-23T08:00:00", true), ("2026-11-23T11:59:59", true),
            ("2026-11-23T12:00:00", false), ("2026-11-23T14:00:00", true), ("2026-11-23T17:29:59", true),
            ("2026-11-23T17:30:00", false), ("2026-11-22T10:00:00", false), ("2026-11-21T10:00:00", false),
        ]
        for (text, isOpen) in cases { #expect(try calendar.isOpen(at: try madrid(text)) == isOpen, "\(text)") }
        let opening = try madrid("2026-11-23T08:00:00").microsecondsSinceEpoch
        #expect(try !calendar.isOpen(at: Timestamp(microsecondsSinceEpoch: opening - 1)))
    }

    @Test("The next opening and closing lie behind the moment, over lunch, night and weekend")
    func next() throws {
        let calendar = try liveChat()
        let openings = [
            ("2026-11-23T07:00:00", "2026-11-23T08:00:00"), ("2026-11-23T08:00:00", "2026-11-23T14:00:00"),
            ("2026-11-23T12:00:00", "2026-11-23T14:00:00"), ("2026-11-27T15:00:00", "2026-11-30T08:00:00"),
        ]
        for (from, to) in openings { #expect(try calendar.nextOpening(after: try madrid(from)) == madrid(to)) }
        let closings = [
            ("2026-11-23T07:00:00", "2026-11-23T12:00:00"), ("2026-11-23T11:59:59", "2026-11-23T12:00:00"),
            ("2026-11-23T12:00:00", "2026-11-23T17:30:00"), ("2026-11-28T12:00:00", "2026-11-30T12:00:00"),
        ]
        for (from, to) in closings { #expect(try calendar.nextClosing(after: try madrid(from)) == madrid(to)) }
    }

    @Test("A deadline counts service alone; one that fills an interval is its end")
    func deadline() throws {
        let calendar = try liveChat()
        let friday = try madrid("2026-11-27T16:30:00")
        #expect(try calendar.deadline(from: friday, adding: .seconds(3_600)) == madrid("2026-11-27T17:30:00"))
        #expect(try calendar.deadline(from: friday, adding: .seconds(3_601)) == madrid("2026-11-30T08:00:01"))
        #expect(try calendar.deadline(from: friday, adding: .zero) == friday)
        let saturday = try madrid("2026-11-28T10:00:00")
        #expect(try calendar.deadline(from: saturday, adding: .zero) == saturday)
        #expect(try calendar.deadline(from: saturday, adding: .seconds(4 * 3_600)) == madrid("2026-11-30T12:00:00"))
        #expect(
            try calendar.deadline(from: saturday, adding: .nanoseconds(1)).microsecondsSinceEpoch
                == madrid("2026-11-30T08:00:00").microsecondsSinceEpoch + 1)
        #expect(try calendar.serviceTime(from: friday, to: try madrid("2026-12-04T16:30:00")) == .seconds(37_5 * 360))
    }

    @Test("A holiday has no service and half a one its own hours")
    func holidays() throws {
        let calendar = try liveChat(specialDays: [
            SpecialDay(date: try #require(CalendarDate("2026-12-25"))),
            SpecialDay(
                date: try #require(CalendarDate("2026-12-24")), intervals: try OpenInterval.texts("09:00-11:00")),
            SpecialDay(
                date: try #require(CalendarDate("2026-12-26")), intervals: try OpenInterval.texts("10:00-10:30")),
        ])
        let eve = try madrid("2026-12-23T17:30:00")
        #expect(try calendar.nextOpening(after: eve) == madrid("2026-12-24T09:00:00"))
        let explanation = try calendar.explain(from: eve, adding: .seconds(3 * 3_600))
        #expect(explanation.deadline == (try madrid("2026-12-28T08:30:00")))
        #expect(
            explanation.steps.map(\.start)
                == [
                    try madrid("2026-12-24T09:00:00"), try madrid("2026-12-26T10:00:00"),
                    try madrid("2026-12-28T08:00:00"),
                ])
        #expect(explanation.steps.map(\.serviceTime) == [.seconds(7_200), .seconds(1_800), .seconds(1_800)])
        #expect(explanation.steps.allSatisfy { $0.startOffsetSeconds == 3_600 && $0.endOffsetSeconds == 3_600 })
    }

    @Test("Intervals that meet, at midnight too, are one stretch")
    func meeting() throws {
        var hours = try ServiceHours.daily("Europe/Madrid", "20:00-24:00")
        hours.week[.tuesday] = try OpenInterval.texts("00:00-02:00", "02:00-03:00")
        let calendar = try hours.calendar()
        let monday = try madrid("2026-11-23T21:00:00")
        #expect(try calendar.nextClosing(after: monday) == madrid("2026-11-24T03:00:00"))
        #expect(try calendar.nextOpening(after: monday) == madrid("2026-11-25T20:00:00"))
        let steps = try calendar.explain(from: monday, adding: .seconds(6 * 3_600)).steps
        #expect(steps.map(\.end) == [try madrid("2026-11-24T03:00:00")])
    }

    @Test("Service around the clock neither opens nor closes")
    func aroundTheClock() throws {
        let calendar = try ServiceHours.daily("Europe/Madrid", "00:00-24:00").calendar()
        let now = try madrid("2026-11-23T21:00:00")
        #expect(try calendar.isOpen(at: now))
        #expect(try calendar.nextOpening(after: now) == nil)
        #expect(try calendar.nextClosing(after: now) == nil)
        #expect(try calendar.deadline(from: now, adding: .seconds(86_400 * 200)) == now.adding(seconds: 86_400 * 200))
        let explanation = try calendar.explain(from: now, adding: .seconds(86_400 * 200))
        #expect(explanation.steps.count == 1)
        #expect(explanation.steps.first?.startOffsetSeconds == 3_600)
        #expect(explanation.steps.first?.endOffsetSeconds == 7_200)
    }

    @Test("The clock on the wall gives service at every moment")
    func wallClock() throws {
        let calendar = ServiceCalendar.wallClock
        let now = try madrid("2026-03-29T01:30:00")
        #expect(try calendar.isOpen(at: now))
        #expect(try calendar.nextOpening(after: now) == nil)
        #expect(try calendar.nextClosing(after: now) == nil)
        #expect(try calendar.deadline(from: now, adding: .seconds(300)) == now.adding(seconds: 300))
        #expect(try calendar.serviceTime(from: now, to: now.adding(seconds: 86_400)) == .seconds(86_400))
        #expect(
            try calendar.explain(from: now, adding: .seconds(300))
                == DeadlineExplanation(
                    deadline: now.adding(seconds: 300),
                    steps: [
                        .init(start: now, end: now.adding(seconds: 300), startOffsetSeconds: 0, endOffsetSeconds: 0)
                    ],
                    omittedStepCount: 0))
        #expect(try calendar.explain(from: now, adding: .zero).steps == [])
    }

    @Test("Only so many steps are listed, the others counted")
    func manySteps() throws {
        let calendar = try liveChat()
        let explanation = try calendar.explain(
            from: try madrid("2026-11-23T00:00:00"), adding: .seconds(27_000 * 100), stepsMax: 3)
        #expect(explanation.steps.count == 3)
        #expect(explanation.omittedStepCount == 197)
        #expect(
            try calendar.explain(from: try madrid("2026-11-23T00:00:00"), adding: .seconds(1), stepsMax: 0).steps == [])
    }

    @Test("What is never, too far away or before the beginning is an error and no hang")
    func bounds() throws {
        var hours = try ServiceHours.liveChat("Europe/Madrid")
        let now = try madrid("2026-11-23T21:00:00")
        let calendar = try hours.calendar()
        let far = CalendarError.beyondHorizon(years: 10)
        #expect(throws: far) { _ = try calendar.deadline(from: now, adding: .seconds(86_400 * 900)) }
        #expect(throws: far) { _ = try calendar.deadline(from: now, adding: .seconds(Int64.max)) }
        #expect(throws: far) { _ = try ServiceCalendar.wallClock.deadline(from: now, adding: .seconds(86_400 * 3_653)) }
        #expect(throws: far) { _ = try calendar.serviceTime(from: now, to: now.adding(seconds: 86_400 * 3_653)) }
        #expect(throws: CalendarError.negativeTime) { _ = try calendar.deadline(from: now, adding: .nanoseconds(-1)) }
        #expect(throws: CalendarError.negativeTime) {
            _ = try calendar.serviceTime(from: now.adding(seconds: 1), to: now)
        }
        for microseconds in [Int64.min, .max, -62_135_596_800_000_001, 253_402_300_800_000_000] {
            let moment = Timestamp(microsecondsSinceEpoch: microseconds)
            #expect(throws: CalendarError.momentOutOfRange(moment)) { _ = try calendar.isOpen(at: moment) }
            #expect(throws: CalendarError.momentOutOfRange(moment)) { _ = try calendar.nextOpening(after: moment) }
            #expect(throws: CalendarError.momentOutOfRange(moment)) {
                _ = try calendar.deadline(from: moment, adding: .zero)
            }
        }
        for microseconds in [Int64(-62_135_596_800_000_000), 253_402_300_799_999_999] {
            _ = try calendar.deadline(from: Timestamp(microsecondsSinceEpoch: microseconds), adding: .seconds(86_400))
        }
        // Open on one day that is over.
        hours.week = [:]
        hours.specialDays = [
            SpecialDay(date: try #require(CalendarDate("2026-01-01")), intervals: try OpenInterval.texts("08:00-09:00"))
        ]
        let over = try hours.calendar()
        #expect(throws: far) { _ = try over.deadline(from: now, adding: .microseconds(1)) }
        #expect(try over.nextOpening(after: now) == nil)
        #expect(throws: CalendarError.self) { _ = try ServiceHours(zone: "UTC", week: [:]).calendar() }
    }
}
