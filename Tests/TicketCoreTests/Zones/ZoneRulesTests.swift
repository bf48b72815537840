import Foundation
import TestThreads
import Testing
import TicketCore

@Suite("Time zones: how the clocks stand", .onThreadOfItsOwn)
struct ZoneRulesTests {
    /// The last moment before a change and the offsets around it, in minutes.
    struct Change: Sendable {
        var zone: String
        var moment: String
        var before: Int
        var after: Int
    }

    static let changes = [
        Change(zone: "Europe/Madrid", moment: "2026-03-29T01:00:00Z", before: 60, after: 120),
        Change(zone: "Europe/Madrid", moment: "2026-10-25T01:00:00Z", before: 120, after: 60),
        // Beyond 2037 only the rule at the end of the file tells.
        Change(zone: "Europe/Madrid", moment: "2099-03-29T01:00:00Z", before: 60, after: 120),
        Change(zone: "Europe/Madrid", moment: "2099-10-25T01:00:00Z", before: 120, after: 60),
        Change(zone: "America/Mexico_City", moment: "2022-04-03T08:00:00Z", before: -360, after: -300),
        Change(zone: "America/Mexico_City", moment: "2022-10-30T07:00:00Z", before: -300, after: -360),
        Change(zone: "America/Mexico_City", moment: "2027-04-04T08:00:00Z", before: -360, after: -360),
        // At midnight: 24:00 becomes 23:00, and 00:00 becomes 01:00.
        Change(zone: "America/Santiago", moment: "2024-04-07T03:00:00Z", before: -180, after: -240),
        Change(zone: "America/Santiago", moment: "2024-09-08T04:00:00Z", before: -240, after: -180),
        Change(zone: "America/Sao_Paulo", moment: "2018-11-04T03:00:00Z", before: -180, after: -120),
        Change(zone: "America/Sao_Paulo", moment: "2019-02-17T02:00:00Z", before: -120, after: -180),
        Change(zone: "America/Sao_Paulo", moment: "2026-11-01T03:00:00Z", before: -180, after: -180),
        Change(zone: "Australia/Lord_Howe", moment: "2026-04-04T15:00:00Z", before: 660, after: 630),
        Change(zone: "Australia/Lord_Howe", moment: "2026-10-03T15:30:00Z", before: 630, after: 660),
        Change(zone: "Pacific/Apia", moment: "2011-12-30T10:00:00Z", before: -600, after: 840),
        Change(zone: "UTC", moment: "2026-03-29T01:00:00Z", before: 0, after: 0),
    ]

    @Test("The offset changes at the very second", arguments: changes)
    func edges(change: Change) throws {
        let zone = try ZoneDatabase.system.rules(named: change.zone)
        let moment = try Timestamp(change.moment)
        #expect(
            zone.offsetSeconds(at: Timestamp(microsecondsSinceEpoch: moment.microsecondsSinceEpoch - 1))
                == change.before * 60)
        #expect(zone.offsetSeconds(at: moment) == change.after * 60)
    }

    static let zones = [
        "Europe/Madrid", "America/Mexico_City", "America/Santiago", "America/Sao_Paulo", "Australia/Lord_Howe",
        "Pacific/Apia", "UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York", "Europe/Dublin",
        "Africa/Casablanca", "Antarctica/Troll", "Pacific/Chatham", "America/St_Johns", "Etc/GMT+12",
    ]

    @Test("Every offset from 1980 to 2037 is the one that Foundation's own data give", arguments: zones)
    func foundation(name: String) throws {
        let zone = try ZoneDatabase.system.rules(named: name)
        let reference = try #require(TimeZone(identifier: name))
        let start = try Timestamp("1980-01-01T00:00:00Z")
        var moments = stride(from: 0, to: 58 * 365 * 86_400, by: 86_400 * 3 + 1_237).map { start.adding(seconds: $0) }
        for moment in moments.prefix(4_000) {
            let next = reference.nextDaylightSavingTimeTransition(after: Date(moment))
            guard let next, next < Date(timeIntervalSince1970: 2_145_916_800) else { continue }
            moments.append(Timestamp(second: Int(next.timeIntervalSince1970)))
            moments.append(Timestamp(second: Int(next.timeIntervalSince1970) - 1))
        }
        for moment in moments {
            try #require(
                zone.offsetSeconds(at: moment) == reference.secondsFromGMT(for: Date(moment)),
                "\(name) at \(Date(moment))")
        }
    }
}

extension Date {
    fileprivate init(_ moment: Timestamp) {
        self.init(timeIntervalSince1970: Double(moment.microsecondsSinceEpoch) / 1_000_000)
    }
}
