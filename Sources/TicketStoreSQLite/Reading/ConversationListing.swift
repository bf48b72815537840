internal import TicketCore

/// A page of conversations, newest first: one run of one index, walked backwards from the page's start.
struct ConversationListing {
    private let query: ConversationQuery
    private let tenant: TenantID

    init(_ query: ConversationQuery, tenant: TenantID) {
        self.query = query
        self.tenant = tenant
    }

    /// Reads the page.
    func snapshots(_ connection: Connection, reads: ConversationReads) throws -> [ConversationSnapshot] {
        guard query.limit > 0 else { return [] }
        return try connection.reading {
            let rows = try connection.statement(sql)
            conditions.bind(to: rows)
            defer { rows.reset() }
            var snapshots: [ConversationSnapshot] = []
            while snapshots.count < query.limit, try rows.step() { snapshots.append(try reads.snapshot(rows)) }
            return snapshots
        }
    }

    /// The statement, for looking at its plan.
    var sql: String {
        """
        SELECT \(ConversationColumns.list) FROM conversations INDEXED BY \(index)
        WHERE \(conditions.sql) ORDER BY position DESC
        """
    }

    /// What its parameters are bound to.
    var conditions: SQLConditions {
        var conditions = SQLConditions()
        conditions.add("tenant = ?", .integer(tenant.rawValue))
        // Written out, since only so SQLite sees that an index of the open ones will do.
        if let isOpen = query.isOpen { conditions.add(isOpen ? "is_open = 1" : "is_open = 0") }
        if let requester = query.requester { conditions.add("requester = ?", .text(requester)) }
        if let desk = query.desk { conditions.add("desk = ?", .text(desk)) }
        conditions.add("position < ?", .integer(query.before ?? .max))
        return conditions
    }

    private var index: String {
        let isOpen = query.isOpen ?? false
        if query.requester != nil { return isOpen ? "open_conversations_by_requester" : "conversations_by_requester" }
        if isOpen { return "open_conversations_by_tenant" }
        return query.desk == nil ? "conversations_by_tenant" : "conversations_by_desk"
    }
}
