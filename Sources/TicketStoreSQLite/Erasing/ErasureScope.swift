internal import TicketCore

/// Where somebody is erased from: one tenant's rows on one connection, the writer's or a reader's.
final class ErasureScope {
    /// What the writer does with what a step changes; nil where it is only counted.
    struct Writes {
        let index: SearchIndexer
        let states: StateStatements
        /// Who asked for it, and when it happens, for the tickets' histories.
        let author: PersonReference
        let now: Timestamp
    }

    let connection: Connection
    let reads: KeyedReads
    let conversations: ConversationReads
    let tenant: TenantID
    let person: ErasedPerson
    let writes: Writes?
    /// The files whose rows have gone; their bytes go after the commit.
    private(set) var fileIDs: [String] = []
    /// How many events were written.
    var eventsWritten = 0
    private let desks: DeskCache
    private var failure: (any Error)?

    init(
        _ connection: Connection, reads: KeyedReads, conversations: ConversationReads, desks: DeskCache,
        tenant: TenantID, person: ErasedPerson, writes: Writes?
    ) {
        self.connection = connection
        self.reads = reads
        self.conversations = conversations
        self.desks = desks
        self.tenant = tenant
        self.person = person
        self.writes = writes
    }

    /// Runs a statement, unless it is only counted.
    func write(_ sql: String, _ values: [SQLConditions.Value]) throws {
        if writes != nil { try connection.run(sql, values) }
    }

    /// An eraser for one ticket.
    ///
    /// What it asks for may fail to be read: look at ``checkReads()`` before its result is used.
    func ticketEraser() -> TicketEraser {
        TicketEraser(
            person, isOwnTicket: { [self] number in noting { try isOwn(number) } ?? false },
            desk: { [self] key, version in
                noting { try desks.desk(key, version: version, tenant: tenant) }.flatMap { $0?.desk }
            })
    }

    /// Throws if something could not be read that an eraser has asked for.
    func checkReads() throws {
        if let failure { throw failure }
    }

    private func noting<Value>(_ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            failure = error
            return nil
        }
    }

    /// Whether the person submitted a ticket.
    func isOwn(_ number: Int64) throws -> Bool {
        guard let key = TicketKey(tenant, number: number), let ticket = try reads.ticket(key) else { return false }
        return person.was(ticket.requester)
    }

    /// What looks through events for the person.
    func personScan() throws -> PersonScan {
        PersonScan(
            person, ownTickets: try ownTickets(),
            holder: { [connection, tenant] address in
                try connection.first(
                    "SELECT id FROM principals WHERE tenant = ? AND sign_in_name = ?",
                    [.integer(tenant.rawValue), .text(address)]
                ) { $0.text(0) }
            }, isKnown: { [reads, tenant] id in try reads.person(id, tenant: tenant) != nil })
    }

    /// The tickets that the person submitted, those included from which they are erased already.
    private func ownTickets() throws -> Set<Int64> {
        Set(
            try (person.ids.sorted() + [person.pseudonym]).flatMap { id in
                try rows(
                    "SELECT ticket FROM tickets INDEXED BY tickets_by_requester WHERE tenant = ? AND requester = ?",
                    [.integer(tenant.rawValue), .text(id)]
                ) { TicketKey(rawValue: $0.int64(0)).number }
            })
    }

    /// Counts a file that goes, and remembers to remove its bytes.
    func remove(file id: String, sizeBytes: Int64, _ report: inout ErasureReport) throws {
        report.attachments += 1
        report.attachmentBytes += sizeBytes
        fileIDs.append(id)
        try write(
            "UPDATE attachment_usage SET bytes = bytes - ? WHERE tenant = ?",
            [.integer(sizeBytes), .integer(tenant.rawValue)])
    }

    /// What `body` makes of each row.
    func rows<Value>(
        _ sql: String, _ values: [SQLConditions.Value], _ body: (Statement) throws -> Value
    ) throws -> [Value] {
        let rows = try connection.statement(sql)
        values.bind(to: rows)
        defer { rows.reset() }
        var found: [Value] = []
        while try rows.step() { found.append(try body(rows)) }
        return found
    }

    /// A portion of the rows of a table that has positions: those for which `isMeant` says so.
    ///
    /// - Parameters:
    ///   - sql: gives rows behind a place (`?1`), a bounded number (`?2`) of them, of a tenant (`?3`), the position being
    ///     the first column.
    func portion(
        _ sql: String, after place: Int64, limit: Int, _ isMeant: (Statement) throws -> Bool
    ) throws -> ErasurePortion {
        let rows = try connection.statement(sql)
        rows.bind(place, at: 1)
        rows.bind(limit, at: 2)
        rows.bind(tenant.rawValue, at: 3)
        defer { rows.reset() }
        var portion = ErasurePortion()
        var count = 0
        while try rows.step() {
            count += 1
            portion.next = rows.int64(0)
            if try isMeant(rows) { portion.keys.append(rows.int64(0)) }
        }
        if count < limit { portion.next = nil }
        return portion
    }
}
