internal import TicketCore

/// Forgets request ids that are older than they have to be kept, a few with each commit that adds some.
final class RequestExpiry {
    private let oldest: Statement
    private let delete: Statement

    init(_ connection: Connection) throws {
        oldest = try connection.prepare("SELECT time FROM requests ORDER BY position LIMIT 1")
        delete = try connection.prepare(
            """
            DELETE FROM requests WHERE time < ?1 AND position IN
                (SELECT position FROM requests ORDER BY position LIMIT ?2)
            """)
    }

    /// Forgets as many of the oldest as `max` allows. With twice as many as were added, it always catches up.
    func forget(max: Int, now: Timestamp) throws {
        let (limit, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(
            IdempotencyKey.keptMicroseconds)
        guard !overflow, try isOldest(before: limit) else { return }
        delete.bind(limit, at: 1)
        delete.bind(max, at: 2)
        try delete.run()
    }

    private func isOldest(before limit: Int64) throws -> Bool {
        defer { oldest.reset() }
        return try oldest.step() && oldest.int64(0) < limit
    }
}
