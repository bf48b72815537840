internal import Foundation

/// A time of day in a zone.
struct LocalTime: Sendable, Hashable {
    /// Seconds since the beginning of 1970, UTC.
    let secondsSinceEpoch: Int

    /// Nil if there is no such day, time or zone.
    init?(date: String, time: String, zone: String) {
        guard let zone = TimeZone(identifier: zone) else { return nil }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        formatter.isLenient = false
        guard let moment = formatter.date(from: "\(date) \(time)") else { return nil }
        secondsSinceEpoch = Int(moment.timeIntervalSince1970)
    }
}
