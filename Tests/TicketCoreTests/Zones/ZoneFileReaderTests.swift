import Foundation
import TestRandom
import TestThreads
import Testing

@testable import TicketCore

@Suite("Time zones: reading TZif", .onThreadOfItsOwn)
struct ZoneFileReaderTests {
    private func read(_ change: (inout ZoneFile) -> Void = { _ in }) throws -> ZoneRules {
        var file = ZoneFile()
        change(&file)
        return try ZoneFileReader.read(file.bytes, name: "Test/Zone")
    }

    private func reason(_ change: (inout ZoneFile) -> Void) -> String? {
        do {
            _ = try read(change)
            return nil
        } catch {
            return (error as? ZoneFileError)?.reason
        }
    }

    private func offset(_ zone: ZoneRules, _ moment: String) throws -> Int {
        zone.offsetSeconds(at: try Timestamp(moment))
    }

    @Test("Before the first change the first type holds, behind the last one the footer")
    func changes() throws {
        let zone = try read {
            $0.kinds = [.init(offset: 100), .init(offset: 3_600), .init(offset: 7_200)]
            $0.changes = [(0, 1), (1_000, 2)]
            $0.footer = "\n<+03>-3\n"
        }
        #expect(zone.span(at: -1) == ZoneSpan(start: .min, end: 0, offsetSeconds: 100))
        #expect(zone.span(at: 0) == ZoneSpan(start: 0, end: 1_000, offsetSeconds: 3_600))
        #expect(zone.span(at: 999).offsetSeconds == 3_600)
        #expect(zone.span(at: 1_000) == ZoneSpan(start: 1_000, end: .max, offsetSeconds: 10_800))
    }

    @Test("Without a footer the last type holds for ever")
    func noFooter() throws {
        let zone = try read {
            $0.kinds = [.init(offset: 0), .init(offset: -3_600)]
            $0.changes = [(1_000, 1)]
        }
        #expect(zone.span(at: .max) == ZoneSpan(start: 1_000, end: .max, offsetSeconds: -3_600))
    }

    /// A footer, a moment, and the offset in minutes that it gives then.
    static let footers: [(footer: String, moment: String, minutes: Int)] = [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 60),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 120),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-12-31T23:59:59Z", 60),
        ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -300),
        ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -240),
        // Santiago: a negative offset, and a change at the end of a Saturday.
        ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2026-09-06T03:59:59Z", -240),
        ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2026-09-06T04:00:00Z", -180),
        ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2026-01-01T00:00:00Z", -180),
        // Lord Howe: half an hour.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-10-03T15:29:59Z", 630),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-10-03T15:30:00Z", 660),
        // Godthab: a time before the day that the rule names.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -120),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -60),
        // Dublin: daylight saving time in winter, by which clocks go back.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 60),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
        // Days of the year: 60 is 1 March in every year with J, and 29 February of a leap year without.
        ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0),
        ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 60),
        ("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z", 60),
        ("AAA0BBB,59/0,300/0", "2027-02-28T23:59:59Z", 0),
        ("AAA0BBB,59/0,300/0", "2027-03-01T00:00:00Z", 60),
        // All the year (RFC 9636, 3.3.1).
        ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:59:59Z", -240),
        ("XXX3EDT4,0/0,J365/23", "2026-01-01T04:00:00Z", -240),
        ("XXX3EDT4,0/0,J365/23", "2026-07-01T00:00:00Z", -240),
        ("UTC0", "2026-07-01T00:00:00Z", 0), ("AAA-5:30:00", "2026-07-01T00:00:00Z", 330),
    ]

    @Test("A footer tells the offset of every year", arguments: footers)
    func footer(footer: String, moment: String, minutes: Int) throws {
        #expect(try offset(try read { $0.footer = "\n\(footer)\n" }, moment) == minutes * 60)
    }

    @Test(
        "What is no rule is refused",
        arguments: [
            "CE-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,J1,J366",
            "CET-1CEST,0,366", "CET-25", "CET-1:60", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1 ", "<+1>-1", "<+01-1",
            "CET-1CEST,M3.5.0,M10.5.0,", "CET-0001", "CET--1", "CET-1\nCET-1", "<>0", ":Europe/Madrid",
        ])
    func badFooter(footer: String) {
        #expect(reason { $0.footer = "\n\(footer)\n" } == "a footer that is no rule")
    }

    @Test("A file that contradicts itself or the format is refused")
    func malformed() {
        #expect(reason { $0.version = 0 } == "a version of TZif that is not read; 2, 3 and 4 are")
        #expect(reason { $0.leapSeconds = 1 } == "it counts leap seconds, which UTC here does not")
        #expect(reason { $0.kinds = [] } == "no type of local time")
        #expect(reason { $0.names = [] } == "no type of local time")
        #expect(reason { $0.standardFlags = [0, 0] } == "counts that contradict each other")
        #expect(reason { $0.changes = [(0, 1)] } == "a change to a type that is not there")
        #expect(reason { $0.changes = [(5, 0), (5, 0)] } == "changes out of order")
        #expect(reason { $0.kinds = [.init(offset: 93_600)] } == "a type of local time that makes no sense")
        #expect(
            reason { $0.kinds = [.init(offset: 0, isDaylightSaving: 2)] } == "a type of local time that makes no sense")
        #expect(reason { $0.kinds = [.init(offset: 0, name: 4)] } == "a type of local time that makes no sense")
        #expect(reason { $0.footer = "" } == "no footer at its end")
        #expect(reason { $0.footer = "\nUTC0" } == "no footer at its end")
        #expect(reason { $0.footer = "\nUTC0\n\n" } == "a footer that is no rule")
        #expect(reason { _ in } == nil)
    }

    @Test("A file cut short at any byte is refused")
    func cutShort() throws {
        var file = ZoneFile()
        file.changes = [(0, 0), (10, 0)]
        file.footer = "\nCET-1CEST,M3.5.0,M10.5.0/3\n"
        for length in 0..<file.bytes.count {
            #expect(throws: ZoneFileError.self) {
                _ = try ZoneFileReader.read(Array(file.bytes.prefix(length)), name: "")
            }
        }
        let large = file.bytes + [UInt8](repeating: 10, count: ZoneFileReader.bytesMax)
        #expect(throws: ZoneFileError("more than 65536 bytes")) { _ = try ZoneFileReader.read(large, name: "") }
    }

    @Test("Changed bytes are refused, or give rules whose stretches hold the moments they are asked for")
    func changedBytes() throws {
        var random = SeededRandom(seed: 1)
        var readable = 0
        for name in ["Europe/Madrid", "America/Santiago", "Pacific/Apia", "Africa/Casablanca"] {
            let original = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")))
            for _ in 0..<1_500 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    // Half of the changes hit the footer or the header, which are short.
                    let place = [
                        Int.random(in: 0..<bytes.count, using: &random),
                        max(0, bytes.count - Int.random(in: 1...40, using: &random)),
                    ].randomElement(using: &random)
                    bytes[place ?? 0] =
                        [UInt8.random(in: 0...255, using: &random), UInt8(ascii: "9")]
                        .randomElement(using: &random) ?? 0
                }
                guard let zone = try? ZoneFileReader.read(bytes, name: name) else { continue }
                readable += 1
                for _ in 0..<4 {
                    let second = Int.random(in: -62_135_596_800...253_402_300_799, using: &random)
                    let span = zone.span(at: second)
                    try #require(span.start <= second && second < span.end)
                    try #require((-700_000...700_000).contains(span.offsetSeconds))
                }
            }
        }
        #expect((300..<5_700).contains(readable))
    }
}
