internal import TicketCore

/// The columns of mail on its way out and of mail in quarantine, in the order in which they are selected.
enum MailColumns {
    /// What an outbox entry is made of.
    static let entryList = "ticket, revision, kind, recipient, locale, message, desk, in_reply_to, reset"

    /// The entry in the columns from `first` on.
    static func entry(_ row: Statement, first: Int32) throws -> OutboxEntry {
        let kind = row.text(first + 2)
        guard let known = OutboxEntry.Kind(rawValue: kind) else {
            throw StoreFailure.corrupt("outbox.kind: \"\(kind)\" is not known")
        }
        var entry = OutboxEntry(
            kind: known, ticketNumber: TicketKey(rawValue: row.int64(first)).number, revision: row.int64(first + 1),
            recipient: row.text(first + 3), locale: row.optionalText(first + 4).flatMap(LanguageTag.init),
            message: row.optionalText(first + 5), desk: row.optionalText(first + 6),
            inReplyTo: row.optionalText(first + 7))
        entry.reset = row.optionalText(first + 8)
        return entry
    }

    /// What a mail that is dead, or was, is made of.
    static let deadList = "position, attempts, failure, queue_time, end_time, \(entryList)"

    /// The mail in the present row.
    static func dead(_ row: Statement) throws -> DeadMail {
        DeadMail(
            id: row.int64(0), entry: try entry(row, first: 5), attempts: row.int(1),
            failure: row.optionalText(2) ?? "", queueTime: Timestamp(microsecondsSinceEpoch: row.int64(3)),
            endTime: row.optionalInt64(4).map(Timestamp.init(microsecondsSinceEpoch:)))
    }

    /// What a mail in quarantine is made of, without its bytes.
    static let heldList = "id, time, reason, problem, sender, recipient, subject, ticket_number, size_bytes"

    /// The mail in the present row.
    static func held(_ row: Statement, raw: [UInt8]) -> HeldMail {
        HeldMail(
            id: row.int64(0), time: Timestamp(microsecondsSinceEpoch: row.int64(1)), reason: row.text(2),
            problem: row.text(3), sender: row.text(4), recipient: row.text(5), subject: row.text(6),
            ticketNumber: row.int64(7), sizeBytes: row.int(8), raw: raw)
    }
}
