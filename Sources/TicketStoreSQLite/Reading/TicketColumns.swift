internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// The columns of a ticket's row, in the order in which they are selected.
enum TicketColumns {
    /// What follows SELECT.
    static let list = """
        ticket, revision, desk, desk_version, status, category, waiting_on, issue_type, channel, shared, requester, \
        account, create_time, update_time, comment_count, locale, requester_name, requester_email, requester_role, \
        subject, cc_emails, description, state
        """

    /// Between two addresses, none of which can hold it.
    private static let separator = UInt8(ascii: "\n")

    /// The ticket in the present row.
    static func ticket(_ row: Statement) throws -> Ticket {
        Ticket(
            number: TicketKey(rawValue: row.int64(0)).number, desk: row.text(2), deskVersion: row.int(3),
            subject: row.text(19), issueType: row.text(7), description: row.text(21), ccEmails: ccEmails(row.text(20)),
            shared: row.bool(9), locale: row.optionalText(15).flatMap(LanguageTag.init),
            channel: try Channel(column: row.int64(8), in: "tickets.channel"), status: try status(row),
            requester: try requester(row), createTime: Timestamp(microsecondsSinceEpoch: row.int64(12)),
            updateTime: Timestamp(microsecondsSinceEpoch: row.int64(13)), revision: row.int64(1),
            commentCount: row.int64(14), state: try state(row, column: 22))
    }

    /// The place in a list of the ticket in the present row.
    static func position(_ row: Statement) -> TicketPosition {
        TicketPosition(
            number: TicketKey(rawValue: row.int64(0)).number,
            updateTime: Timestamp(microsecondsSinceEpoch: row.int64(13)))
    }

    /// How many they are.
    static let count: Int32 = 23

    /// Most tickets have nothing there.
    static func state(_ row: Statement, column: Int32) throws -> TicketState {
        guard !row.isNull(column) else { return TicketState() }
        do {
            return try TicketStateRecord(unpacking: row.bytes(column)).state()
        } catch let error as ProtobufError {
            throw StoreFailure.corrupt("tickets.state: \(error)")
        }
    }

    /// The addresses as the column has them.
    static func column(ccEmails: [String]) -> String {
        switch ccEmails.count {
        case 0: ""
        case 1: ccEmails[0]
        default: ccEmails.joined(separator: "\n")
        }
    }

    private static func ccEmails(_ column: String) -> [String] {
        guard !column.isEmpty else { return [] }
        // By bytes, and most have one: where a character of Unicode ends costs more to find than all the row.
        let bytes = column.utf8
        guard bytes.contains(separator) else { return [column] }
        return bytes.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    private static func status(_ row: Statement) throws -> StatusReference {
        StatusReference(
            key: row.text(4), category: try Status.Category(column: row.int64(5), in: "tickets.category"),
            waitingOn: try Status.WaitingOn(column: row.int64(6), in: "tickets.waiting_on"))
    }

    private static func requester(_ row: Statement) throws -> PersonReference {
        PersonReference(
            id: row.text(10), name: row.text(16), email: row.text(17),
            role: try Role(column: row.int64(18), in: "tickets.requester_role"), account: row.optionalText(11))
    }
}
