internal import TicketCore

/// Reads everything that a desk has, on a connection of its own.
final class DeskReading {
    private let connection: Connection
    private let reads: KeyedReads
    private let conversations: ConversationReads

    init(_ connection: Connection) throws {
        self.connection = connection
        reads = try KeyedReads(connection)
        conversations = try ConversationReads(connection, reads: reads)
    }

    /// Gives the records in the order of an archive, as they are at one moment.
    func forEachRecord(ofDesk key: String, tenant name: String, _ take: (DeskRecord) throws -> Void) throws {
        try connection.reading {
            guard let tenant = try connection.tenantID(name) else { return }
            var others: Set<DeskName> = []
            func tell(_ record: DeskRecord) throws {
                if let name = record.namedVersion, name.key != key { others.insert(name) }
                try take(record)
            }
            try readVersions(key, tenant, tell)
            try readAttachments(key, tenant, tell)
            try readEvents(key, tenant, tell)
            try readConversations(key, tenant, tell)
            for other in others.sorted() {
                let source = try connection.deskSource(other.key, version: other.version, tenant: tenant)
                if let source { try tell(.version(source)) }
            }
            try readVotes(key, tenant, tell)
            for view in try connection.views(of: .desk(key), tenant: tenant) {
                try tell(.view(name: view.name, definition: view.definition))
            }
        }
    }

    private func readVersions(_ key: String, _ tenant: TenantID, _ take: (DeskRecord) throws -> Void) throws {
        let rows = try connection.statement(
            "SELECT \(DeskSourceColumns.list) FROM desks WHERE tenant = ?1 AND key = ?2 ORDER BY version")
        try forEach(rows, tenant, key) { try take(.version(try DeskSourceColumns.source($0))) }
    }

    private func readAttachments(_ key: String, _ tenant: TenantID, _ take: (DeskRecord) throws -> Void) throws {
        let rows = try connection.statement(
            """
            SELECT \(AttachmentColumns.list) FROM attachments
            WHERE tenant = ?1 AND (SELECT desk FROM tickets WHERE tickets.ticket = attachments.ticket) = ?2
            ORDER BY position
            """)
        try forEach(rows, tenant, key) { try take(.attachment(try AttachmentColumns.attachment($0))) }
    }

    private func readEvents(_ key: String, _ tenant: TenantID, _ take: (DeskRecord) throws -> Void) throws {
        let rows = try connection.statement(
            """
            SELECT ticket, revision, payload FROM events INDEXED BY events_by_tenant
            WHERE tenant = ?1 AND (SELECT desk FROM tickets WHERE tickets.ticket = events.ticket) = ?2
            ORDER BY position
            """)
        try forEach(rows, tenant, key) { row in
            let ticket = TicketKey(rawValue: row.int64(0))
            try take(.event(try reads.event(row, payload: 2, ticket: ticket, revision: row.int64(1))))
        }
    }

    private func readConversations(_ key: String, _ tenant: TenantID, _ take: (DeskRecord) throws -> Void) throws {
        let rows = try connection.statement(
            """
            SELECT \(ConversationColumns.list) FROM conversations INDEXED BY conversations_by_tenant
            WHERE tenant = ?1 AND ?2 = CASE WHEN ticket IS NULL THEN desk
                ELSE (SELECT tickets.desk FROM tickets WHERE tickets.ticket = conversations.ticket) END
            ORDER BY position
            """)
        try forEach(rows, tenant, key) { row in
            let position = row.int64(0)
            try take(.conversation(try ConversationColumns.conversation(row)))
            for message in try conversations.messages(keptAt: position, after: 0, limit: .max) {
                try take(.message(message))
            }
            for mark in try conversations.readMarks(at: position) { try take(.readMark(mark)) }
        }
    }

    private func readVotes(_ key: String, _ tenant: TenantID, _ take: (DeskRecord) throws -> Void) throws {
        let rows = try connection.statement(
            """
            SELECT person, article, helpful FROM article_votes
            WHERE tenant = ?1 AND desk = ?2 ORDER BY person, article
            """)
        try forEach(rows, tenant, key) {
            try take(.vote(person: $0.text(0), article: $0.text(1), isHelpful: $0.bool(2)))
        }
    }

    private func forEach(
        _ rows: Statement, _ tenant: TenantID, _ key: String, _ take: (Statement) throws -> Void
    ) throws {
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(key, at: 2)
        defer { rows.reset() }
        while try rows.step() { try take(rows) }
    }
}
