internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// The statements that write what a command comes to, prepared once on the writer's connection.
final class CommandStatements {
    /// Holds what is bound to the statement that is about to run.
    private let arena = Arena()
    private let insertEvent: Statement
    private let insertTicket: Statement
    private let updateTicket: Statement
    private let updateStatus: Statement
    private let updateSharing: Statement
    private let insertComment: Statement
    private let placeAttachment: Statement
    private let insertOutboxEntry: Statement
    private let insertRequest: Statement
    private let setNumber: Statement
    private let states: StateStatements

    init(_ connection: Connection) throws {
        states = try StateStatements(connection)
        insertEvent = try connection.prepare(
            "INSERT INTO events (tenant, ticket, revision, payload) VALUES (?1, ?2, ?3, ?4)")
        insertTicket = try connection.prepare(
            """
            INSERT INTO tickets (\(TicketColumns.list), tenant)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, \
            ?22, NULL, ?23)
            """)
        updateTicket = try connection.prepare(
            """
            UPDATE tickets SET revision = ?2, issue_type = ?3, update_time = ?4, comment_count = ?5, locale = ?6,
                subject = ?7
            WHERE ticket = ?1 AND revision = ?8
            """)
        updateStatus = try connection.prepare(
            "UPDATE tickets SET status = ?2, category = ?3, waiting_on = ?4 WHERE ticket = ?1")
        updateSharing = try connection.prepare("UPDATE tickets SET shared = ?2 WHERE ticket = ?1")
        insertComment = try connection.prepare(
            """
            INSERT INTO comments (ticket, id, reply_to, create_time, channel, author, author_name, author_email,
                author_role, author_account, body, internal, written_on, attachments)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """)
        placeAttachment = try connection.prepare(
            "UPDATE attachments SET ticket = ?3, comment = ?4, internal = ?5 WHERE tenant = ?1 AND id = ?2")
        insertOutboxEntry = try connection.prepare(
            "INSERT INTO outbox (tenant, ticket, revision, kind, recipient, locale, message, queue_time, due_time) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)")
        insertRequest = try connection.prepare(
            """
            INSERT INTO requests (tenant, person, request_id, fingerprint, time, ticket, revision, comment)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """)
        setNumber = try connection.prepare(
            "INSERT INTO sequences (tenant, ticket_number) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET ticket_number = ?2"
        )
    }

    /// Writes down the number that a new ticket takes.
    func take(number: Int64, of tenant: TenantID) throws {
        setNumber.bind(tenant.rawValue, at: 1)
        setNumber.bind(number, at: 2)
        try setNumber.run()
    }

    /// Adds an event at the end of the feed.
    func append(_ event: TicketEvent, to key: TicketKey) throws {
        arena.reset()
        insertEvent.bind(key.tenant.rawValue, at: 1)
        insertEvent.bind(key.rawValue, at: 2)
        insertEvent.bind(event.revision, at: 3)
        try insertEvent.bind(EventRecord(event), at: 4, in: arena)
        try insertEvent.run()
        if let comment = Comment(event) { try insert(comment, on: key) }
    }

    /// Writes a new ticket's row.
    func insert(_ ticket: Ticket, at key: TicketKey) throws {
        arena.reset()
        let row = insertTicket
        row.bind(key.rawValue, at: 1)
        row.bind(ticket.revision, at: 2)
        try row.bind(ticket.desk, at: 3, in: arena)
        row.bind(ticket.deskVersion, at: 4)
        try row.bind(ticket.status.key, at: 5, in: arena)
        row.bind(ticket.status.category.column, at: 6)
        row.bind(ticket.status.waitingOn.column, at: 7)
        try row.bind(ticket.issueType, at: 8, in: arena)
        row.bind(ticket.channel.column, at: 9)
        row.bind(ticket.shared, at: 10)
        try row.bind(ticket.requester.id, at: 11, in: arena)
        try row.bind(ticket.requester.account, at: 12, in: arena)
        row.bind(ticket.createTime.microsecondsSinceEpoch, at: 13)
        row.bind(ticket.updateTime.microsecondsSinceEpoch, at: 14)
        row.bind(ticket.commentCount, at: 15)
        try row.bind(ticket.locale?.text, at: 16, in: arena)
        try row.bind(ticket.requester.name, at: 17, in: arena)
        try row.bind(ticket.requester.email, at: 18, in: arena)
        row.bind(ticket.requester.role.column, at: 19)
        try row.bind(ticket.subject, at: 20, in: arena)
        try row.bind(TicketColumns.column(ccEmails: ticket.ccEmails), at: 21, in: arena)
        try row.bind(ticket.description, at: 22, in: arena)
        row.bind(key.tenant.rawValue, at: 23)
        try row.run()
        try states.write(ticket, at: key, from: nil)
    }

    /// Writes what events have changed in a ticket's row.
    func update(_ ticket: Ticket, at key: TicketKey, from present: Ticket) throws {
        arena.reset()
        let row = updateTicket
        row.bind(key.rawValue, at: 1)
        row.bind(ticket.revision, at: 2)
        try row.bind(ticket.issueType, at: 3, in: arena)
        row.bind(ticket.updateTime.microsecondsSinceEpoch, at: 4)
        row.bind(ticket.commentCount, at: 5)
        try row.bind(ticket.locale?.text, at: 6, in: arena)
        try row.bind(ticket.subject, at: 7, in: arena)
        row.bind(present.revision, at: 8)
        try row.run()
        guard row.changes == 1 else {
            throw StoreFailure.corrupt("ticket \(ticket.number) is not at revision \(present.revision) any more")
        }
        // Apart, because they stand in indexes, which every update that names them writes anew.
        if ticket.status != present.status { try setStatus(ticket.status, at: key) }
        if ticket.shared != present.shared { try setShared(ticket.shared, at: key) }
        try states.write(ticket, at: key, from: present)
    }

    /// Adds a message that has to leave the house.
    func add(_ entry: OutboxEntry, at key: TicketKey, time: Timestamp) throws {
        arena.reset()
        let row = insertOutboxEntry
        row.bind(key.tenant.rawValue, at: 1)
        row.bind(key.rawValue, at: 2)
        row.bind(entry.revision, at: 3)
        try row.bind(entry.kind.rawValue, at: 4, in: arena)
        try row.bind(entry.recipient, at: 5, in: arena)
        try row.bind(entry.locale?.text, at: 6, in: arena)
        try row.bind(entry.message, at: 7, in: arena)
        row.bind(time.microsecondsSinceEpoch, at: 8)
        try row.run()
    }

    /// Remembers what a request id was used for and what came of it.
    func remember(
        _ idempotencyKey: IdempotencyKey, of person: String, at key: TicketKey, outcome: CommandOutcome, now: Timestamp
    ) throws {
        arena.reset()
        let row = insertRequest
        row.bind(key.tenant.rawValue, at: 1)
        try row.bind(person, at: 2, in: arena)
        try row.bind(idempotencyKey.requestID, at: 3, in: arena)
        row.bind(idempotencyKey.fingerprint, at: 4)
        row.bind(now.microsecondsSinceEpoch, at: 5)
        row.bind(key.rawValue, at: 6)
        row.bind(outcome.ticket.revision, at: 7)
        row.bind(outcome.comment?.id, at: 8)
        try row.run()
    }

    private func insert(_ comment: Comment, on key: TicketKey) throws {
        arena.reset()
        let row = insertComment
        row.bind(key.rawValue, at: 1)
        row.bind(comment.id, at: 2)
        row.bind(comment.replyTo, at: 3)
        row.bind(comment.createTime.microsecondsSinceEpoch, at: 4)
        row.bind(comment.channel.column, at: 5)
        try row.bind(comment.author.id, at: 6, in: arena)
        try row.bind(comment.author.name, at: 7, in: arena)
        try row.bind(comment.author.email, at: 8, in: arena)
        row.bind(comment.author.role.column, at: 9)
        try row.bind(comment.author.account, at: 10, in: arena)
        try row.bind(comment.body, at: 11, in: arena)
        row.bind(comment.isInternal, at: 12)
        row.bind(comment.writtenOn, at: 13)
        if comment.attachments.isEmpty {
            row.bindNull(at: 14)
        } else {
            try row.bind(FilesRecord(files: comment.attachments.map(FileRecord.init)), at: 14, in: arena)
        }
        try row.run()
        for file in comment.attachments { try place(file, of: comment, on: key) }
    }

    private func place(_ file: AttachedFile, of comment: Comment, on key: TicketKey) throws {
        placeAttachment.bind(key.tenant.rawValue, at: 1)
        placeAttachment.bind(file.id, at: 2)
        placeAttachment.bind(key.rawValue, at: 3)
        placeAttachment.bind(comment.id, at: 4)
        placeAttachment.bind(comment.isInternal, at: 5)
        try placeAttachment.run()
        guard placeAttachment.changes == 1 else {
            throw StoreFailure.corrupt("the attachment \(file.id) is not there any more")
        }
    }

    private func setStatus(_ status: StatusReference, at key: TicketKey) throws {
        updateStatus.bind(key.rawValue, at: 1)
        updateStatus.bind(status.key, at: 2)
        updateStatus.bind(status.category.column, at: 3)
        updateStatus.bind(status.waitingOn.column, at: 4)
        try updateStatus.run()
    }

    private func setShared(_ shared: Bool, at key: TicketKey) throws {
        updateSharing.bind(key.rawValue, at: 1)
        updateSharing.bind(shared, at: 2)
        try updateSharing.run()
    }
}
