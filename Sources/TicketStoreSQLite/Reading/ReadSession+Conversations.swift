internal import TicketCore

extension ReadSession {
    /// A conversation as it is at one moment, with messages and with how far everybody has read.
    func conversation(_ id: String, tenant: String, after: Int64, limit: Int) throws -> ConversationPage? {
        try connection.reading {
            guard let tenant = try connection.tenantID(tenant),
                let snapshot = try conversations.snapshot(id, tenant: tenant)
            else { return nil }
            return ConversationPage(
                snapshot: snapshot, messages: try messages(of: snapshot, tenant, after: after, limit: limit),
                readMarks: try conversations.readMarks(at: snapshot.position))
        }
    }

    private func messages(
        of snapshot: ConversationSnapshot, _ tenant: TenantID, after: Int64, limit: Int
    ) throws -> [ConversationMessage] {
        guard let number = snapshot.conversation.ticketNumber else {
            return try conversations.messages(keptAt: snapshot.position, after: after, limit: limit)
        }
        guard let key = TicketKey(tenant, number: number) else { return [] }
        return try conversations.messages(on: key, after: after, limit: limit)
    }

    func conversationID(ofTicket number: Int64, tenant: String) throws -> String? {
        guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
            return nil
        }
        return try conversations.id(ofTicket: key)
    }

    func conversations(_ query: ConversationQuery) throws -> [ConversationSnapshot] {
        guard let tenant = try connection.tenantID(query.tenant) else { return [] }
        return try ConversationListing(query, tenant: tenant).snapshots(connection, reads: conversations)
    }
}
