/// A moment of each year, as a POSIX `TZ` string gives it: a day, and a time on that day.
struct ZoneChangeRule: Sendable, Hashable {
    /// How the day is given.
    enum Day: Sendable, Hashable {
        /// `Mm.w.d`: a weekday (0 for Sunday) of a week (5 for the last one) of a month.
        case weekday(Int, week: Int, month: Int)
        /// `Jn`: a day of the year, 1 to 365; a leap day is not counted.
        case dayOfYear(Int)
        /// `n`: a day of the year, 0 to 365; a leap day is counted.
        case zeroBasedDayOfYear(Int)
    }

    var day: Day
    /// Seconds after the beginning of the day; may be negative or beyond its end, by a week at most.
    var secondOfDay: Int

    /// What the clock shows at the moment, as seconds since 1970-01-01T00:00:00 of the same clock.
    func clockSecond(inYear year: Int) -> Int { daysSinceEpoch(inYear: year) * 86_400 + secondOfDay }

    private func daysSinceEpoch(inYear year: Int) -> Int {
        let newYear = CivilDays.sinceEpoch(year: year, month: 1, day: 1)
        switch day {
        case .zeroBasedDayOfYear(let index):
            return newYear + index
        case .dayOfYear(let number):
            return newYear + number - (number >= 60 && CivilDays.isLeap(year) ? 0 : 1)
        case .weekday(let weekday, let week, let month):
            let first = CivilDays.sinceEpoch(year: year, month: month, day: 1)
            // Sunday is 0 here and 6 there.
            let firstWeekday = (CivilDays.weekdayIndex(ofDaysSinceEpoch: first) + 1) % 7
            let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            return first + (day < CivilDays.count(inMonth: month, ofYear: year) ? day : day - 7)
        }
    }
}
