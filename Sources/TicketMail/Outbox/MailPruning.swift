internal import Synchronization
internal import TicketCore

/// Forgets mail that is over, once an hour.
final class MailPruning: Sendable {
    private static let intervalMicroseconds: Int64 = 3_600_000_000
    private static let batchMax = 1_000

    private let store: any TicketStore
    private let kept: Duration
    private let last = Mutex<Timestamp?>(nil)

    init(store: any TicketStore, kept: Duration) {
        self.store = store
        self.kept = kept
    }

    /// Forgets a batch if the last one was long ago or left something over.
    func prune(at now: Timestamp) async throws {
        guard last.withLock({ Self.isDue(after: $0, at: now) }) else { return }
        let (end, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(kept.wholeMicroseconds)
        let isMore = try await store.pruneMail(
            endedBefore: Timestamp(microsecondsSinceEpoch: overflow ? .min : end), now: now, limit: Self.batchMax)
        if !isMore { last.withLock { $0 = now } }
    }

    private static func isDue(after last: Timestamp?, at now: Timestamp) -> Bool {
        guard let last else { return true }
        let (passed, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(last.microsecondsSinceEpoch)
        // Also after the clock was set back.
        return overflow || passed < 0 || passed >= intervalMicroseconds
    }
}
