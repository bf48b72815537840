internal import TicketCore

/// The statements that write conversations, prepared once on the writer's connection.
final class ConversationStatements {
    private let insertConversation: Statement
    private let updateConversation: Statement
    private let insertMessage: Statement
    private let deleteMessages: Statement
    private let putReadMark: Statement
    private let insertRequest: Statement
    private let followTicket: Statement

    init(_ connection: Connection) throws {
        insertConversation = try connection.prepare(
            """
            INSERT INTO conversations (\(ConversationColumns.list), tenant, is_open)
            VALUES (NULL, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?19, ?20, ?1, ?18)
            RETURNING position
            """)
        updateConversation = try connection.prepare(
            """
            UPDATE conversations SET ticket = ?2, update_time = ?3, close_time = ?4, message_count = ?5,
                message_bytes = ?6, is_open = ?7
            WHERE position = ?1
            """)
        insertMessage = try connection.prepare(
            """
            INSERT INTO messages (\(ConversationColumns.messageList), conversation)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """)
        deleteMessages = try connection.prepare("DELETE FROM messages WHERE conversation = ?1")
        putReadMark = try connection.prepare(
            """
            INSERT OR REPLACE INTO read_marks (\(ConversationColumns.readMarkList), conversation)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """)
        insertRequest = try connection.prepare(
            """
            INSERT INTO requests
                (tenant, person, request_id, fingerprint, time, ticket, revision, conversation, message)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """)
        followTicket = try connection.prepare(
            "UPDATE conversations SET is_open = (?2 AND close_time IS NULL) WHERE ticket = ?1")
    }

    /// Writes a new conversation's row and gives its position.
    func insert(_ snapshot: ConversationSnapshot, tenant: TenantID, ticket: TicketKey?) throws -> Int64 {
        let row = insertConversation
        let conversation = snapshot.conversation
        row.bind(tenant.rawValue, at: 1)
        row.bind(conversation.id, at: 2)
        row.bind(conversation.desk, at: 3)
        row.bind(conversation.deskVersion, at: 4)
        row.bind(ticket?.rawValue, at: 5)
        row.bind(conversation.requester.id, at: 6)
        row.bind(conversation.requester.account, at: 7)
        row.bind(conversation.createTime.microsecondsSinceEpoch, at: 8)
        row.bind(conversation.updateTime.microsecondsSinceEpoch, at: 9)
        row.bind(conversation.closeTime?.microsecondsSinceEpoch, at: 10)
        row.bind(conversation.messageCount, at: 11)
        row.bind(conversation.messageBytes, at: 12)
        row.bind(conversation.locale?.text, at: 13)
        row.bind(conversation.requester.name, at: 14)
        row.bind(conversation.requester.email, at: 15)
        row.bind(conversation.requester.role.column, at: 16)
        row.bind(conversation.subject, at: 17)
        row.bind(snapshot.isOpen, at: 18)
        row.bind(conversation.channel.column, at: 19)
        row.bind(conversation.ccEmails.joined(separator: "\n"), at: 20)
        defer { row.reset() }
        guard try row.step() else { throw StoreFailure.corrupt("a new conversation has no position") }
        let position = row.int64(0)
        _ = try row.step()
        return position
    }

    /// Writes what has changed in a conversation's row.
    func update(_ snapshot: ConversationSnapshot, ticket: TicketKey?) throws {
        let row = updateConversation
        let conversation = snapshot.conversation
        row.bind(snapshot.position, at: 1)
        row.bind(ticket?.rawValue, at: 2)
        row.bind(conversation.updateTime.microsecondsSinceEpoch, at: 3)
        row.bind(conversation.closeTime?.microsecondsSinceEpoch, at: 4)
        row.bind(conversation.messageCount, at: 5)
        row.bind(conversation.messageBytes, at: 6)
        row.bind(snapshot.isOpen, at: 7)
        try row.run()
    }

    /// Keeps a message with the conversation at a position.
    func insert(_ message: ConversationMessage, at position: Int64) throws {
        let row = insertMessage
        row.bind(message.id, at: 1)
        row.bind(message.body, at: 2)
        row.bind(message.createTime.microsecondsSinceEpoch, at: 3)
        row.bind(message.channel.column, at: 4)
        row.bind(message.author.id, at: 5)
        row.bind(message.author.name, at: 6)
        row.bind(message.author.email, at: 7)
        row.bind(message.author.role.column, at: 8)
        row.bind(message.author.account, at: 9)
        row.bind(position, at: 10)
        try row.run()
    }

    /// Drops what was kept with the conversation at a position.
    func deleteMessages(at position: Int64) throws {
        deleteMessages.bind(position, at: 1)
        try deleteMessages.run()
    }

    /// Keeps how far somebody has read.
    func put(_ mark: ReadMark, at position: Int64) throws {
        let row = putReadMark
        row.bind(mark.person.id, at: 1)
        row.bind(mark.person.name, at: 2)
        row.bind(mark.person.email, at: 3)
        row.bind(mark.person.role.column, at: 4)
        row.bind(mark.person.account, at: 5)
        row.bind(mark.messageID, at: 6)
        row.bind(mark.time.microsecondsSinceEpoch, at: 7)
        row.bind(position, at: 8)
        try row.run()
    }

    /// Remembers what a request id was used for and what came of it.
    func remember(
        _ key: IdempotencyKey, of person: String, tenant: TenantID, ticket: Ticket?, position: Int64,
        messageID: Int64?, now: Timestamp
    ) throws {
        let row = insertRequest
        row.bind(tenant.rawValue, at: 1)
        row.bind(person, at: 2)
        row.bind(key.requestID, at: 3)
        row.bind(key.fingerprint, at: 4)
        row.bind(now.microsecondsSinceEpoch, at: 5)
        row.bind(ticket.flatMap { TicketKey(tenant, number: $0.number) }?.rawValue ?? 0, at: 6)
        row.bind(ticket?.revision ?? 0, at: 7)
        row.bind(position, at: 8)
        row.bind(messageID, at: 9)
        try row.run()
    }

    /// Notes whether a ticket's conversation takes messages, as far as the ticket has a say in it.
    func follow(_ ticket: Ticket, at key: TicketKey) throws {
        followTicket.bind(key.rawValue, at: 1)
        followTicket.bind(ticket.takesMessages, at: 2)
        try followTicket.run()
    }
}
