import TestThreads
import Testing
import TicketCore

@Suite("Service calendar: where clocks are changed", .onThreadOfItsOwn)
struct ServiceCalendarEdgeTests {
    /// Hours of every day, a range, and the stretches of service in it.
    struct Edge: Sendable {
        var zone: String
        var hours: String
        var range: (String, String)
        var stretches: [(String, String)]
    }

    static let edges = [
        // 02:00 to 03:00 does not exist: the interval loses the hour.
        Edge(
            zone: "Europe/Madrid", hours: "01:00-04:00", range: ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            stretches: [("2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00")]),
        // An interval inside the gap is none on that day; one that begins or ends in it begins or ends at its edge.
        Edge(
            zone: "Europe/Madrid", hours: "02:15-02:45", range: ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            stretches: []),
        Edge(
            zone: "Europe/Madrid", hours: "02:30-04:00", range: ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            stretches: [("2026-03-29T03:00:00+02:00", "2026-03-29T04:00:00+02:00")]),
        Edge(
            zone: "Europe/Madrid", hours: "01:00-02:30", range: ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            stretches: [("2026-03-29T01:00:00+01:00", "2026-03-29T02:00:00+01:00")]),
        // 02:00 to 03:00 is there twice: the interval gains the hour, and one inside it is given twice.
        Edge(
            zone: "Europe/Madrid", hours: "01:00-04:00", range: ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            stretches: [("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00")]),
        Edge(
            zone: "Europe/Madrid", hours: "02:15-02:45", range: ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            stretches: [
                ("2026-10-25T02:15:00+02:00", "2026-10-25T02:45:00+02:00"),
                ("2026-10-25T02:15:00+01:00", "2026-10-25T02:45:00+01:00"),
            ]),
        Edge(
            zone: "America/Mexico_City", hours: "01:00-03:00",
            range: ("2022-04-03T06:00:00Z", "2022-04-04T05:00:00Z"),
            stretches: [("2022-04-03T01:00:00-06:00", "2022-04-03T03:00:00-05:00")]),
        Edge(
            zone: "America/Mexico_City", hours: "01:00-03:00",
            range: ("2027-04-04T06:00:00Z", "2027-04-05T06:00:00Z"),
            stretches: [("2027-04-04T01:00:00-06:00", "2027-04-04T03:00:00-06:00")]),
        // Midnight itself does not exist, and later 23:00 to 24:00 is there twice.
        Edge(
            zone: "America/Santiago", hours: "00:00-01:30", range: ("2024-09-08T03:00:00Z", "2024-09-08T12:00:00Z"),
            stretches: [("2024-09-08T01:00:00-03:00", "2024-09-08T01:30:00-03:00")]),
        Edge(
            zone: "America/Santiago", hours: "22:30-24:00", range: ("2024-04-07T01:00:00Z", "2024-04-07T12:00:00Z"),
            stretches: [("2024-04-06T22:30:00-03:00", "2024-04-07T00:00:00-04:00")]),
        Edge(
            zone: "America/Santiago", hours: "23:15-24:00", range: ("2024-04-07T01:00:00Z", "2024-04-07T12:00:00Z"),
            stretches: [
                ("2024-04-06T23:15:00-03:00", "2024-04-07T00:00:00-03:00"),
                ("2024-04-06T23:15:00-04:00", "2024-04-07T00:00:00-04:00"),
            ]),
        Edge(
            zone: "America/Sao_Paulo", hours: "00:00-24:00", range: ("2018-11-04T02:00:00Z", "2018-11-04T04:00:00Z"),
            stretches: [("2018-11-04T02:00:00Z", "2018-11-04T04:00:00Z")]),
        Edge(
            zone: "America/Sao_Paulo", hours: "23:00-24:00", range: ("2019-02-17T00:00:00Z", "2019-02-17T12:00:00Z"),
            stretches: [("2019-02-16T23:00:00-02:00", "2019-02-16T24:00:00-03:00")]),
        // Half an hour.
        Edge(
            zone: "Australia/Lord_Howe", hours: "02:00-03:00",
            range: ("2026-10-03T13:30:00Z", "2026-10-04T12:00:00Z"),
            stretches: [("2026-10-04T02:30:00+11:00", "2026-10-04T03:00:00+11:00")]),
        Edge(
            zone: "Australia/Lord_Howe", hours: "01:30-02:00",
            range: ("2026-04-04T13:00:00Z", "2026-04-05T12:00:00Z"),
            stretches: [("2026-04-05T01:30:00+11:00", "2026-04-05T02:00:00+10:30")]),
        // 2011-12-30 does not exist in Samoa.
        Edge(
            zone: "Pacific/Apia", hours: "08:00-12:00", range: ("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z"),
            stretches: [
                ("2011-12-29T08:00:00-10:00", "2011-12-29T12:00:00-10:00"),
                ("2011-12-31T08:00:00+14:00", "2011-12-31T12:00:00+14:00"),
            ]),
        Edge(
            zone: "UTC", hours: "01:00-04:00", range: ("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"),
            stretches: [("2026-03-29T01:00:00Z", "2026-03-29T04:00:00Z")]),
    ]

    @Test("Service is given whenever the clock shows it, and only then", arguments: edges)
    func stretches(edge: Edge) throws {
        let calendar = try ServiceHours.daily(edge.zone, edge.hours).calendar()
        let start = try Timestamp(edge.range.0)
        let end = try Timestamp(edge.range.1)
        let expected = try edge.stretches.map { [try Timestamp($0.0), try Timestamp($0.1)] }
        let total = try calendar.serviceTime(from: start, to: end)
        #expect(try calendar.explain(from: start, adding: total).steps.map { [$0.start, $0.end] } == expected)
        for stretch in expected {
            #expect(try calendar.isOpen(at: stretch[0]))
            let lastMoment = Timestamp(microsecondsSinceEpoch: stretch[1].microsecondsSinceEpoch - 1)
            #expect(try calendar.isOpen(at: lastMoment))
        }
    }

    @Test("A holiday that the zone skips takes nothing from the days around it")
    func skippedHoliday() throws {
        var hours = try ServiceHours.daily("Pacific/Apia", "08:00-12:00")
        let plain = try hours.calendar()
        hours.specialDays = [SpecialDay(date: try #require(CalendarDate("2011-12-30")))]
        let start = try Timestamp("2011-12-28T10:00:00Z")
        #expect(
            try hours.calendar().explain(from: start, adding: .seconds(86_400))
                == plain.explain(from: start, adding: .seconds(86_400)))
    }
}
