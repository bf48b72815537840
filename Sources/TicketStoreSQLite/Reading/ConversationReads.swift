internal import TicketCore

/// Reads of conversations on one connection: the writer's or one of the pool.
final class ConversationReads {
    private let reads: KeyedReads
    private let byID: Statement
    private let byPosition: Statement
    private let byTicket: Statement
    private let openCount: Statement
    private let messages: Statement
    private let comments: Statement
    private let readMark: Statement
    private let readMarks: Statement

    init(_ connection: Connection, reads: KeyedReads) throws {
        self.reads = reads
        byID = try connection.prepare(
            "SELECT \(ConversationColumns.list) FROM conversations WHERE tenant = ?1 AND id = ?2")
        byPosition = try connection.prepare(
            "SELECT \(ConversationColumns.list) FROM conversations WHERE position = ?1")
        byTicket = try connection.prepare("SELECT id FROM conversations WHERE ticket = ?1")
        openCount = try connection.prepare(
            """
            SELECT count(*) FROM conversations INDEXED BY open_conversations_by_requester
            WHERE tenant = ?1 AND requester = ?2 AND is_open = 1
            """)
        messages = try connection.prepare(
            """
            SELECT \(ConversationColumns.messageList) FROM messages
            WHERE conversation = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """)
        comments = try connection.prepare(
            """
            SELECT \(CommentColumns.list) FROM comments
            WHERE ticket = ?1 AND id > ?2 AND internal = 0 ORDER BY id LIMIT ?3
            """)
        readMark = try connection.prepare(
            "SELECT \(ConversationColumns.readMarkList) FROM read_marks WHERE conversation = ?1 AND person = ?2")
        readMarks = try connection.prepare(
            "SELECT \(ConversationColumns.readMarkList) FROM read_marks WHERE conversation = ?1 ORDER BY person")
    }

    /// The conversation of this id with its ticket.
    func snapshot(_ id: String, tenant: TenantID) throws -> ConversationSnapshot? {
        byID.bind(tenant.rawValue, at: 1)
        byID.bind(id, at: 2)
        return try only(byID)
    }

    /// The conversation at this position with its ticket.
    func snapshot(at position: Int64) throws -> ConversationSnapshot? {
        byPosition.bind(position, at: 1)
        return try only(byPosition)
    }

    private func only(_ statement: Statement) throws -> ConversationSnapshot? {
        defer { statement.reset() }
        return try statement.step() ? try snapshot(statement) : nil
    }

    /// The conversation in the present row with its ticket.
    func snapshot(_ row: Statement) throws -> ConversationSnapshot {
        ConversationSnapshot(
            position: row.int64(0), conversation: try ConversationColumns.conversation(row),
            ticket: try row.optionalInt64(4).flatMap { try reads.ticket(TicketKey(rawValue: $0)) })
    }

    /// The id of a ticket's conversation.
    func id(ofTicket key: TicketKey) throws -> String? {
        byTicket.bind(key.rawValue, at: 1)
        defer { byTicket.reset() }
        return try byTicket.step() ? byTicket.text(0) : nil
    }

    /// How many open conversations a requester has.
    func openCount(of person: String, tenant: TenantID) throws -> Int {
        openCount.bind(tenant.rawValue, at: 1)
        openCount.bind(person, at: 2)
        defer { openCount.reset() }
        return try openCount.step() ? openCount.int(0) : 0
    }

    /// What is kept with the conversation at a position, oldest first, behind a message.
    func messages(keptAt position: Int64, after: Int64, limit: Int) throws -> [ConversationMessage] {
        try rows(of: messages, key: position, after: after, limit: limit, ConversationColumns.message)
    }

    /// What was said publicly on a ticket, oldest first, behind a comment.
    func messages(on key: TicketKey, after: Int64, limit: Int) throws -> [ConversationMessage] {
        try rows(of: comments, key: key.rawValue, after: after, limit: limit) { row in
            ConversationMessage(try CommentColumns.comment(row))
        }
    }

    private func rows(
        of statement: Statement, key: Int64, after: Int64, limit: Int,
        _ message: (Statement) throws -> ConversationMessage
    ) throws -> [ConversationMessage] {
        statement.bind(key, at: 1)
        statement.bind(after, at: 2)
        statement.bind(max(0, limit), at: 3)
        defer { statement.reset() }
        var found: [ConversationMessage] = []
        while try statement.step() { found.append(try message(statement)) }
        return found
    }

    /// How far somebody has read in the conversation at a position.
    func readMark(of person: String, at position: Int64) throws -> ReadMark? {
        readMark.bind(position, at: 1)
        readMark.bind(person, at: 2)
        defer { readMark.reset() }
        return try readMark.step() ? try ConversationColumns.readMark(readMark) : nil
    }

    /// How far everybody has read in the conversation at a position, by person.
    func readMarks(at position: Int64) throws -> [ReadMark] {
        readMarks.bind(position, at: 1)
        defer { readMarks.reset() }
        var marks: [ReadMark] = []
        while try readMarks.step() { marks.append(try ConversationColumns.readMark(readMarks)) }
        return marks
    }
}
