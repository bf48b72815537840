import Foundation
import TTRPC
import Testing
import TicketDesks
import TicketMessages
import TicketService

@Suite("DeskService: hours and deadlines")
struct DeskHoursTests {
    /// A desk that is served on Sunday nights, when clocks are changed.
    private static func nightly(_ zone: String) throws -> String {
        let file = try #require(DeskTemplates.files["live-chat"])
        let start = try #require(file.range(of: "  zone:"))
        let end = try #require(file.range(of: "initial_status:"))
        let hours = """
              zone: \(zone)
              week: {sunday: ["00:00-06:00"]}
              special_days: [{date: 2026-12-27, hours: []}]

            """
        return file.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: hours)
            .replacing("key: live-chat", with: "key: nightly")
    }

    private static func moment(_ text: String) throws -> GoogleProtobufTimestamp {
        GoogleProtobufTimestamp(seconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970))
    }

    @Test(
        "Whether a desk is served, and when that changes next, in its own zone",
        arguments: [
            // A Tuesday: before, in the morning, in the lunch break, in the afternoon, in the evening.
            ("2026-07-14T05:59:59Z", false, "2026-07-14T08:00:00+02:00", "2026-07-14T12:00:00+02:00"),
            ("2026-07-14T06:00:00Z", true, "2026-07-14T14:00:00+02:00", "2026-07-14T12:00:00+02:00"),
            ("2026-07-14T10:00:00Z", false, "2026-07-14T14:00:00+02:00", "2026-07-14T17:30:00+02:00"),
            ("2026-07-14T12:30:00Z", true, "2026-07-15T08:00:00+02:00", "2026-07-14T17:30:00+02:00"),
            // A Saturday, and the weekends on which clocks are changed.
            ("2026-07-18T10:00:00Z", false, "2026-07-20T08:00:00+02:00", "2026-07-20T12:00:00+02:00"),
            ("2026-03-27T17:00:00Z", false, "2026-03-30T08:00:00+02:00", "2026-03-30T12:00:00+02:00"),
            ("2026-10-23T17:00:00Z", false, "2026-10-26T08:00:00+01:00", "2026-10-26T12:00:00+01:00"),
        ])
    func hours(time: String, open: Bool, nextOpen: String, nextClose: String) async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.installEveryDesk()
            let answer = try await fixture.desks.getServiceHours(
                .init(desk: "live-chat", time: try Self.moment(time)), options: .as(.ana))
            #expect(answer.open == open)
            #expect(answer.nextOpen?.localTime == nextOpen)
            #expect(answer.nextClose?.localTime == nextClose)
            #expect(answer.nextOpen?.time == (try Self.moment(nextOpen)))
            #expect(answer.hours?.zone == "Europe/Madrid")
        }
    }

    @Test("A holiday has no service, and stands among the hours; a desk without hours is always served")
    func holidays() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            _ = try await fixture.desks.createDesk(.init(source: try Self.nightly("Europe/Madrid")), options: admin)
            let closed = try await fixture.desks.getServiceHours(
                .init(desk: "nightly", time: try Self.moment("2026-12-27T01:00:00Z")), options: .as(.ana))
            #expect(closed.open == false)
            #expect(closed.nextOpen?.localTime == "2027-01-03T00:00:00+01:00")
            #expect(closed.hours?.specialDays == [SpecialDate(date: "2026-12-27")])
            let always = try await fixture.desks.getServiceHours(.init(desk: "account-portal"), options: .as(.ana))
            #expect(always.open && always.nextOpen == nil && always.nextClose == nil && always.hours == nil)
            #expect(always.time?.localTime.hasSuffix("Z") == true)
        }
    }

    @Test(
        "A deadline counts service interval by interval, over both changes of the clocks",
        arguments: [
            (
                "2026-03-27T16:00:00Z", "2026-03-30T08:30:00+02:00",
                [
                    ("2026-03-27T17:00:00+01:00", "2026-03-27T17:30:00+01:00"),
                    ("2026-03-30T08:00:00+02:00", "2026-03-30T08:30:00+02:00"),
                ]
            ),
            (
                "2026-10-23T15:00:00Z", "2026-10-26T08:30:00+01:00",
                [
                    ("2026-10-23T17:00:00+02:00", "2026-10-23T17:30:00+02:00"),
                    ("2026-10-26T08:00:00+01:00", "2026-10-26T08:30:00+01:00"),
                ]
            ),
        ])
    func weekends(start: String, due: String, intervals: [(String, String)]) async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.installEveryDesk()
            let answer = try await fixture.desks.previewDeadline(
                .init(desk: "live-chat", startTime: try Self.moment(start), duration: .init(seconds: 3_600)),
                options: .as(.ana))
            #expect(answer.clock == .serviceHours)
            #expect(answer.due?.localTime == due)
            #expect(answer.due?.time == (try Self.moment(due)))
            #expect(answer.intervals.map { $0.start?.localTime ?? "" } == intervals.map(\.0))
            #expect(answer.intervals.map { $0.end?.localTime ?? "" } == intervals.map(\.1))
            #expect(answer.intervals.map(\.counted) == [.init(seconds: 1_800), .init(seconds: 1_800)])
        }
    }

    @Test(
        "In the night of the change what clocks jump over does not count, and what they show twice counts twice",
        arguments: [
            ("Europe/Madrid", "2026-03-28T22:00:00Z", 5, "2026-03-29T00:00:00+01:00", "2026-03-29T06:00:00+02:00"),
            ("Europe/Madrid", "2026-10-24T20:00:00Z", 7, "2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00"),
            // Colombia had summer time once, from May 1992 on, and has none on Europe's dates.
            ("America/Bogota", "1992-05-03T04:00:00Z", 5, "1992-05-03T01:00:00-04:00", "1992-05-03T06:00:00-04:00"),
            ("America/Bogota", "2026-03-29T04:00:00Z", 6, "2026-03-29T00:00:00-05:00", "2026-03-29T06:00:00-05:00"),
            ("America/Bogota", "2026-10-25T04:00:00Z", 6, "2026-10-25T00:00:00-05:00", "2026-10-25T06:00:00-05:00"),
        ])
    func nights(zone: String, start: String, hours: Int64, first: String, due: String) async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            _ = try await fixture.desks.createDesk(.init(source: try Self.nightly(zone)), options: admin)
            let answer = try await fixture.desks.previewDeadline(
                .init(
                    desk: "nightly", startTime: try Self.moment(start), duration: .init(seconds: hours * 3_600),
                    clock: .serviceHours), options: .as(.ana))
            #expect(answer.zone == zone)
            #expect(answer.intervals.count == 1)
            #expect(answer.intervals.first?.start?.localTime == first)
            #expect(answer.intervals.first?.counted == .init(seconds: hours * 3_600))
            #expect(answer.due?.localTime == due)
        }
    }

    @Test(
        "On the wall clock all time counts, and the local times tell of the change",
        arguments: [
            ("Europe/Madrid", "2026-03-28T11:00:00Z", 1, "2026-03-28T12:00:00+01:00", "2026-03-29T13:00:00+02:00"),
            ("Europe/Madrid", "2026-10-24T10:00:00Z", 1, "2026-10-24T12:00:00+02:00", "2026-10-25T11:00:00+01:00"),
            ("America/Bogota", "1992-12-31T12:00:00Z", 120, "1992-12-31T08:00:00-04:00", "1993-04-30T07:00:00-05:00"),
        ])
    func wallClock(zone: String, start: String, days: Int64, local: String, due: String) async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            _ = try await fixture.desks.createDesk(.init(source: try Self.nightly(zone)), options: admin)
            let answer = try await fixture.desks.previewDeadline(
                .init(
                    desk: "nightly", startTime: try Self.moment(start), duration: .init(seconds: days * 86_400),
                    clock: .wall), options: .as(.ana))
            #expect(answer.start?.localTime == local)
            #expect(answer.due?.localTime == due)
            #expect(answer.intervals.count == 1)
        }
    }

    @Test("What no calendar can answer is INVALID_ARGUMENT and names the field")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            func error(_ request: PreviewDeadlineRequest) async -> RPCError? {
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.previewDeadline(request, options: .as(.ana))
                }
            }
            let desk = "account-portal"
            let errors = [
                await error(.init(desk: desk)),
                await error(.init(desk: desk, duration: .init(seconds: -1))),
                await error(.init(desk: desk, duration: .init(seconds: 1, nanos: 1_000_000_000))),
                await error(.init(desk: desk, duration: .init(seconds: 315_576_000_000))),
                await error(.init(desk: desk, duration: .init(seconds: .max))),
                await error(.init(desk: desk, startTime: .init(seconds: .max), duration: .init(seconds: 1))),
                await error(.init(desk: desk, duration: .init(seconds: 1), clock: .unrecognized(9))),
            ]
            #expect(errors.map { $0?.code } == Array(repeating: .invalidArgument, count: errors.count))
        }
    }
}
