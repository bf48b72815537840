internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// The statements that write what workflows keep on a ticket. Most commands change nothing of it.
final class StateStatements {
    private let arena = Arena()
    private let updateState: Statement
    private let insertParticipant: Statement
    private let deleteParticipant: Statement

    init(_ connection: Connection) throws {
        updateState = try connection.prepare(
            """
            UPDATE tickets SET state = ?2, deleted = ?3, assignee = ?4, team = ?5, tier = ?6, next_due = ?7,
                desk = ?8, desk_version = ?9, tags = ?10, tracks = ?11
            WHERE ticket = ?1
            """)
        insertParticipant = try connection.prepare(
            "INSERT OR IGNORE INTO participants (in_tenant, email, on_ticket) VALUES (?1, ?2, ?3)")
        deleteParticipant = try connection.prepare(
            "DELETE FROM participants WHERE in_tenant = ?1 AND email = ?2 AND on_ticket = ?3")
    }

    /// Writes what has changed since `present`; nil for a new ticket, whose row is there already.
    func write(_ ticket: Ticket, at key: TicketKey, from present: Ticket?) throws {
        if ticket.state != present?.state ?? TicketState() || ticket.desk != present?.desk ?? ticket.desk
            || ticket.deskVersion != present?.deskVersion ?? ticket.deskVersion
        {
            try update(ticket, at: key)
        }
        let before = present?.letInAddresses ?? []
        let now = ticket.letInAddresses
        for email in before.subtracting(now) { try run(deleteParticipant, email, key) }
        for email in now.subtracting(before) { try run(insertParticipant, email, key) }
    }

    private func update(_ ticket: Ticket, at key: TicketKey) throws {
        arena.reset()
        let row = updateState
        let state = ticket.state
        row.bind(key.rawValue, at: 1)
        try row.bind(TicketStateRecord(state), at: 2, in: arena)
        row.bind(state.deleteTime != nil, at: 3)
        try row.bind(state.assignee?.id, at: 4, in: arena)
        try row.bind(state.team, at: 5, in: arena)
        try row.bind(state.tier, at: 6, in: arena)
        row.bind(state.nextDueTime?.microsecondsSinceEpoch, at: 7)
        try row.bind(ticket.desk, at: 8, in: arena)
        row.bind(ticket.deskVersion, at: 9)
        try row.bind(ListColumn.text(tagsOf: state), at: 10, in: arena)
        try row.bind(ListColumn.text(tracksOf: state), at: 11, in: arena)
        try row.run()
    }

    private func run(_ statement: Statement, _ email: String, _ key: TicketKey) throws {
        statement.bind(key.tenant.rawValue, at: 1)
        statement.bind(email, at: 2)
        statement.bind(key.rawValue, at: 3)
        try statement.run()
    }
}

extension Ticket {
    /// The addresses, in lower case, of who is let in beside the requester and the account.
    var letInAddresses: Set<String> {
        guard !state.participants.isEmpty, visibility != .requester else { return [] }
        return Set(state.participants.filter(\.isLetIn).map { $0.email.lowercased() })
    }
}
