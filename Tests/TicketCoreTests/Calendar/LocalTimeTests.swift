import Testing
import TicketCore

@Suite("Moments as clocks show them")
struct LocalTimeTests {
    private func text(_ microseconds: Int64, _ offset: Int) -> String {
        LocalTime(Timestamp(microsecondsSinceEpoch: microseconds), offsetSeconds: offset).description
    }

    @Test(
        "A moment is written in the form of RFC 3339",
        arguments: [
            (0, 0, "1970-01-01T00:00:00Z"), (0, 3_600, "1970-01-01T01:00:00+01:00"),
            (0, -18_000, "1969-12-31T19:00:00-05:00"), (-1, 0, "1969-12-31T23:59:59.999999Z"),
            (1_500_000, 19_800, "1970-01-01T05:30:01.500+05:30"),
            (951_782_400_000_000, 0, "2000-02-29T00:00:00Z"), (951_868_799_000_000, 0, "2000-02-29T23:59:59Z"),
            (4_107_542_399_000_000, 0, "2100-02-28T23:59:59Z"), (4_107_542_400_000_000, 0, "2100-03-01T00:00:00Z"),
            // Madrid's own time before there was one for Spain: 14 minutes and 44 seconds behind.
            (0, -884, "1969-12-31T23:46:00-00:14"),
            (253_402_300_799_000_000, 3_600, "9999-12-31T23:59:59Z"),
            (-62_135_596_800_000_000, -3_600, "0001-01-01T00:00:00Z"),
        ] as [(Int64, Int, String)])
    func form(microseconds: Int64, offset: Int, text: String) {
        #expect(self.text(microseconds, offset) == text)
    }

    @Test(
        "The two hours that Madrid's clocks show twice differ in their offsets",
        arguments: [
            (1_792_884_900, "2026-10-25T01:35:00+02:00"), (1_792_888_500, "2026-10-25T02:35:00+02:00"),
            (1_792_892_100, "2026-10-25T02:35:00+01:00"),
        ] as [(Int, String)])
    func twice(second: Int, text: String) throws {
        let madrid = try ZoneDatabase.system.rules(named: "Europe/Madrid")
        let time = Timestamp(microsecondsSinceEpoch: Int64(second) * 1_000_000)
        #expect(LocalTime(time, in: madrid).description == text)
    }
}
