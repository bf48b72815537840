internal import TicketCore

/// Who has to wait after how many attempts: longer each time, never for good.
///
/// The times of day come from outside. A time that lies further ahead than anybody has to wait counts for nothing, so
/// that a clock that is set back locks nobody out.
struct Backoff: Sendable {
    /// How long somebody has to wait.
    struct Rule: Sendable {
        /// How many attempts are free.
        var freeAttempts: Int
        /// How long to wait after the first one that is not, in microseconds; twice as long after each further one.
        var firstMicroseconds: Int64
        /// The longest wait, in microseconds.
        var maxMicroseconds: Int64
        /// After how long without an attempt all is forgotten, in microseconds.
        var forgottenMicroseconds: Int64
    }

    private struct Record {
        var attempts: Int
        var last: Timestamp
        var until: Timestamp
    }

    /// How many records there are at most; those that were not touched for longest go first, about half of them.
    private static let recordsMax = 65_536

    private let rule: Rule
    private var recent: [String: Record] = [:]
    private var older: [String: Record] = [:]

    init(rule: Rule) {
        self.rule = rule
    }

    /// How many microseconds somebody has to wait; nil for not at all.
    func wait(_ name: String, now: Timestamp) -> Int64? {
        guard let record = record(name, now: now) else { return nil }
        let (left, overflow) = record.until.microsecondsSinceEpoch.subtractingReportingOverflow(
            now.microsecondsSinceEpoch)
        return !overflow && left > 0 && left <= rule.maxMicroseconds ? left : nil
    }

    /// Counts an attempt. It is counted before it is known to fail: otherwise many at once would all be free.
    mutating func count(_ name: String, now: Timestamp) {
        var record = record(name, now: now) ?? Record(attempts: 0, last: now, until: now)
        record.attempts += 1
        record.last = now
        if record.attempts >= rule.freeAttempts {
            let doublings = min(record.attempts - rule.freeAttempts, 40)
            let (delay, overflow) = rule.firstMicroseconds.multipliedReportingOverflow(by: 1 << Int64(doublings))
            record.until = now.advanced(
                byMicroseconds: overflow ? rule.maxMicroseconds : min(delay, rule.maxMicroseconds))
        }
        keep(record, name)
    }

    /// Takes an attempt back that was none after all.
    mutating func forgive(_ name: String, now: Timestamp) {
        guard var record = record(name, now: now) else { return }
        record.attempts = max(0, record.attempts - 1)
        record.until = now
        keep(record, name)
    }

    /// Forgets somebody's attempts.
    mutating func forget(_ name: String) {
        recent[name] = nil
        older[name] = nil
    }

    private func record(_ name: String, now: Timestamp) -> Record? {
        guard let record = recent[name] ?? older[name] else { return nil }
        let end = record.last.advanced(byMicroseconds: rule.forgottenMicroseconds)
        return now < end ? record : nil
    }

    private mutating func keep(_ record: Record, _ name: String) {
        if recent.count >= Self.recordsMax / 2 {
            older = recent
            recent = [:]
        }
        recent[name] = record
        older[name] = nil
    }
}
