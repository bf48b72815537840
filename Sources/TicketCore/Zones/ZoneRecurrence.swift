/// A rule that tells a zone's offset for every year: the POSIX `TZ` string at the end of a zone's file (RFC 9636,
/// 3.3.1).
struct ZoneRecurrence: Sendable, Hashable {
    /// Daylight saving time: its offset, and when it begins and ends each year.
    struct DaylightSaving: Sendable, Hashable {
        /// Seconds east of UTC.
        var offsetSeconds: Int
        /// By the clock before the change, which shows standard time.
        var start: ZoneChangeRule
        /// By the clock before the change, which shows daylight saving time.
        var end: ZoneChangeRule
    }

    /// Seconds east of UTC.
    var standardOffsetSeconds: Int
    /// Nil where the clocks are never changed.
    var daylightSaving: DaylightSaving?

    /// The stretch of even time that a moment lies in.
    func span(at second: Int) -> ZoneSpan {
        guard let daylightSaving else {
            return ZoneSpan(start: Int.min, end: Int.max, offsetSeconds: standardOffsetSeconds)
        }
        let changes = changes(around: second, daylightSaving)
        let next = changes.firstIndex { $0.second > second } ?? changes.count
        return ZoneSpan(
            start: next > 0 ? changes[next - 1].second : Int.min,
            end: next < changes.count ? changes[next].second : Int.max,
            offsetSeconds: next > 0 ? changes[next - 1].offsetSeconds : standardOffsetSeconds)
    }

    private struct Change {
        var second: Int
        var offsetSeconds: Int
    }

    /// The changes of two years either way: a rule may reach a week into the next or the last year.
    private func changes(around second: Int, _ daylightSaving: DaylightSaving) -> [Change] {
        let year = CivilDays.year(ofDaysSinceEpoch: CivilDays.floorDivide(second, 86_400))
        var changes: [Change] = []
        for year in year - 2...year + 2 {
            let start = daylightSaving.start.clockSecond(inYear: year) - standardOffsetSeconds
            let end = daylightSaving.end.clockSecond(inYear: year) - daylightSaving.offsetSeconds
            changes.append(Change(second: start, offsetSeconds: daylightSaving.offsetSeconds))
            changes.append(Change(second: end, offsetSeconds: standardOffsetSeconds))
        }
        // Where one ends as the next begins, as in a zone that saves daylight all the year, the beginning counts.
        let beginsDaylightSaving = daylightSaving.offsetSeconds
        return changes.sorted { left, right in
            left.second != right.second
                ? left.second < right.second
                : left.offsetSeconds != beginsDaylightSaving && right.offsetSeconds == beginsDaylightSaving
        }
    }
}
