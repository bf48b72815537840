public import TicketCore

/// Remembers to whom an automatic answer went, so that nobody gets more than one in 24 hours (RFC 3834, 2).
///
/// Two programs that answer each other stop here even if neither says that it is one.
public struct AutomaticAnswerLedger: Sendable, Hashable {
    /// The time between two answers to one address.
    public static let interval = Duration.seconds(24 * 60 * 60)

    private static let intervalMicroseconds: Int64 = 24 * 60 * 60 * 1_000_000
    private let entriesMax: Int
    private var answered: [String: Timestamp] = [:]

    /// An empty one.
    ///
    /// - Parameter entriesMax: how many addresses it remembers; when it is full of answers of the last 24 hours, no
    ///   further address gets one.
    public init(entriesMax: Int = 100_000) {
        self.entriesMax = entriesMax
    }

    /// Whether an automatic answer may go to this address now; if so, it counts as sent.
    ///
    /// An answer in the future, after a clock was set back, holds the next one back as well.
    public mutating func admit(_ address: String, at now: Timestamp) -> Bool {
        let key = EmailAddress(address)?.comparisonKey ?? address.lowercased()
        if let last = answered[key], !Self.isOver(last, at: now) { return false }
        if answered[key] == nil, answered.count >= entriesMax {
            answered = answered.filter { !Self.isOver($0.value, at: now) }
            guard answered.count < entriesMax else { return false }
        }
        answered[key] = now
        return true
    }

    private static func isOver(_ last: Timestamp, at now: Timestamp) -> Bool {
        let (passed, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(last.microsecondsSinceEpoch)
        return !overflow && passed >= intervalMicroseconds
    }
}
