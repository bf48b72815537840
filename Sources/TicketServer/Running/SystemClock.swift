internal import Foundation
internal import TicketCore

/// The one place where the time of day is taken.
enum SystemClock {
    static let now: @Sendable () -> Timestamp = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// The time of day moved by what a file holds: a whole number of seconds, ahead if it is positive. For servers
    /// under test, for which time has to pass without being waited for. The file is read each time, so a new number
    /// holds at once; while there is none in it the time is not moved.
    static func moved(byFile path: String) -> @Sendable () -> Timestamp {
        {
            let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            let seconds = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
            let microseconds = max(-offsetSecondsMax, min(offsetSecondsMax, seconds)) * 1_000_000
            return Timestamp(microsecondsSinceEpoch: now().microsecondsSinceEpoch + microseconds)
        }
    }

    /// A hundred years: what is further off is no time that a test needs.
    private static let offsetSecondsMax: Int64 = 100 * 366 * 86_400
}
