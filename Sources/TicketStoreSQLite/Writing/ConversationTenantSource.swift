internal import TicketCore

/// One tenant's data inside the writer's transaction, conversations included.
struct ConversationTenantSource: ConversationSource {
    let tickets: TenantSource
    let conversations: ConversationReads

    func conversation(_ id: String) throws -> Conversation? { try snapshot(id)?.conversation }

    func messages(keptWith id: String) throws -> [ConversationMessage] {
        guard let snapshot = try snapshot(id) else { return [] }
        return try conversations.messages(keptAt: snapshot.position, after: 0, limit: .max)
    }

    func readMark(of person: String, in id: String) throws -> ReadMark? {
        try snapshot(id).flatMap { try conversations.readMark(of: person, at: $0.position) }
    }

    func openConversationCount(of person: String) throws -> Int {
        try conversations.openCount(of: person, tenant: tickets.tenant)
    }

    func ticket(_ number: Int64) throws -> Ticket? { try tickets.ticket(number) }

    func desk(_ key: String, version: Int?) throws -> DeskVersion? { try tickets.desk(key, version: version) }

    func repliedComment(_ id: Int64, on number: Int64) throws -> RepliedComment? {
        try tickets.repliedComment(id, on: number)
    }

    func attachment(_ id: String) throws -> Attachment? { try tickets.attachment(id) }

    func person(_ id: String) throws -> PersonReference? { try tickets.person(id) }

    func calendar(of desk: Desk) -> ServiceCalendar? { tickets.calendar(of: desk) }

    func nextNumber() throws -> Int64 { try tickets.nextNumber() }

    private func snapshot(_ id: String) throws -> ConversationSnapshot? {
        try conversations.snapshot(id, tenant: tickets.tenant)
    }
}
