internal import TicketCore

/// A moment as mails write it, in UTC (RFC 5322, 3.3).
enum MailDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Moments outside the years 1970 to 9999 are taken for the nearer end.
    static func text(_ time: Timestamp) -> String {
        let seconds = min(max(0, time.microsecondsSinceEpoch / 1_000_000), 253_402_300_799)
        let day = Int(seconds / 86_400)
        let second = Int(seconds % 86_400)
        let (year, month, dayOfMonth) = civil(day)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(days[(day + 3) % 7]), \(twoDigits(dayOfMonth)) \(months[month - 1]) \(year) \(clock) +0000"
    }

    /// The date of a day counted from 1970-01-01: years begin in March, so that the leap day is their last.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
