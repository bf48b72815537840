internal import ProtobufC
internal import TicketCore
internal import TicketRecords

/// Reads of single things by key on one connection: the writer's, a point reader's or one of the pool.
final class KeyedReads {
    let connection: Connection
    private let arena = Arena()
    private let ticketByKey: Statement
    private let deskByVersion: Statement
    private let newestDesk: Statement
    private let commentByKey: Statement
    private let eventsUpTo: Statement
    private let principalByToken: Statement
    private let principalByID: Statement
    private let participant: Statement

    init(_ connection: Connection) throws {
        self.connection = connection
        ticketByKey = try connection.prepare("SELECT \(TicketColumns.list) FROM tickets WHERE ticket = ?1")
        deskByVersion = try connection.prepare(
            "SELECT version, definition FROM desks WHERE tenant = ?1 AND key = ?2 AND version = ?3")
        newestDesk = try connection.prepare(
            "SELECT version, definition FROM desks WHERE tenant = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1")
        commentByKey = try connection.prepare("SELECT internal FROM comments WHERE ticket = ?1 AND id = ?2")
        principalByID = try connection.prepare(
            "SELECT \(PrincipalColumns.list) FROM principals WHERE tenant = ?1 AND id = ?2")
        participant = try connection.prepare(
            "SELECT 1 FROM participants WHERE in_tenant = ?1 AND email = ?2 AND on_ticket = ?3")
        eventsUpTo = try connection.prepare(
            """
            SELECT revision, payload FROM events INDEXED BY events_by_ticket
            WHERE ticket = ?1 AND revision <= ?2 ORDER BY revision
            """)
        principalByToken = try connection.prepare(
            """
            SELECT \(PrincipalColumns.list), \(TokenColumns.list), tenants.name, tokens.tenant
            FROM tokens JOIN principals ON principals.tenant = tokens.tenant AND principals.id = tokens.person
            JOIN tenants ON tenants.id = tokens.tenant
            WHERE tokens.digest = ?1
            """)
    }

    /// The ticket of this key.
    func ticket(_ key: TicketKey) throws -> Ticket? {
        ticketByKey.bind(key.rawValue, at: 1)
        defer { ticketByKey.reset() }
        return try ticketByKey.step() ? TicketColumns.ticket(ticketByKey) : nil
    }

    /// One version of a desk; nil for `version` means the newest.
    func desk(_ key: String, version: Int?, tenant: TenantID) throws -> DeskVersion? {
        let statement = version == nil ? newestDesk : deskByVersion
        statement.bind(tenant.rawValue, at: 1)
        statement.bind(key, at: 2)
        if let version { statement.bind(version, at: 3) }
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return try DeskCoding.version(statement.int(0), definition: statement.text(1))
    }

    /// What has to be known of a comment that is answered; nil if the ticket has none of this id.
    func repliedComment(_ id: Int64, on key: TicketKey) throws -> RepliedComment? {
        commentByKey.bind(key.rawValue, at: 1)
        commentByKey.bind(id, at: 2)
        defer { commentByKey.reset() }
        guard try commentByKey.step() else { return nil }
        return commentByKey.bool(0) ? .note : .visible
    }

    /// The person or service of this id.
    func person(_ id: String, tenant: TenantID) throws -> PersonReference? {
        principalByID.bind(tenant.rawValue, at: 1)
        principalByID.bind(id, at: 2)
        defer { principalByID.reset() }
        return try principalByID.step() ? PrincipalColumns.principal(principalByID).person : nil
    }

    /// Whether whoever has this mail address, in lower case, takes part in a ticket and is let in.
    func isLetIn(email: String, to key: TicketKey) throws -> Bool {
        guard !email.isEmpty else { return false }
        participant.bind(key.tenant.rawValue, at: 1)
        participant.bind(email, at: 2)
        participant.bind(key.rawValue, at: 3)
        defer { participant.reset() }
        return try participant.step()
    }

    /// A ticket as it was at a revision, with the comment of this id, both made anew from the events.
    func outcome(_ key: TicketKey, revision: Int64, comment commentID: Int64?) throws -> CommandOutcome {
        var ticket: Ticket?
        var comment: Comment?
        try forEachEvent(of: key, upTo: revision) { event in
            guard let next = Ticket.applying(event, to: ticket) else {
                throw StoreFailure.corrupt("event \(event.revision) does not follow on ticket \(key.number)")
            }
            ticket = next
            if let added = Comment(event), added.id == commentID { comment = added }
        }
        guard let ticket, ticket.revision == revision else {
            throw StoreFailure.corrupt("the events of ticket \(key.number) end before revision \(revision)")
        }
        return CommandOutcome(ticket: ticket, comment: comment)
    }

    /// Calls `body` with each event of a ticket, oldest first.
    func forEachEvent(of key: TicketKey, upTo revision: Int64, _ body: (TicketEvent) throws -> Void) throws {
        eventsUpTo.bind(key.rawValue, at: 1)
        eventsUpTo.bind(revision, at: 2)
        defer { eventsUpTo.reset() }
        while try eventsUpTo.step() {
            try body(try event(eventsUpTo, payload: 1, ticket: key, revision: eventsUpTo.int64(0)))
        }
    }

    /// The event whose payload stands in a column of the present row.
    func event(_ row: Statement, payload: Int32, ticket key: TicketKey, revision: Int64) throws -> TicketEvent {
        arena.reset()
        do {
            let record = try row.withBlob(payload) { try EventRecord(unpacking: $0, in: arena) }
            return try record.event(ticketNumber: key.number, revision: revision)
        } catch let error as ProtobufError {
            throw StoreFailure.corrupt("event \(revision) of ticket \(key.number): \(error)")
        }
    }

    /// A token and who calls with it, if it is taken at the time; nil if it is unknown.
    func tokenHolder(digest: [UInt8]) throws -> TokenHolder? {
        principalByToken.bind(digest, at: 1)
        defer { principalByToken.reset() }
        guard try principalByToken.step() else { return nil }
        let owner = try PrincipalColumns.principal(principalByToken)
        let token = TokenColumns.token(principalByToken, from: PrincipalColumns.count, digest: digest)
        let end = PrincipalColumns.count + TokenColumns.count
        let service = try token.serviceID.flatMap { id in
            try person(id, tenant: TenantID(rawValue: principalByToken.int64(end + 1)))
        }
        return token.actor(tenant: principalByToken.text(end), owner: owner, service: service)
            .map { TokenHolder(token: token, actor: $0) }
    }
}
