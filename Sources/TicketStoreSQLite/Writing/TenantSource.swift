internal import TicketCore

/// One tenant's data inside the writer's transaction, from which the situation of a command is gathered.
struct TenantSource: SituationSource {
    /// The number of a tenant's first ticket.
    static let firstNumber: Int64 = 100_001

    let tenant: TenantID
    let reads: KeyedReads
    let desks: DeskCache
    let lastNumber: Statement

    func ticket(_ number: Int64) throws -> Ticket? {
        try TicketKey(tenant, number: number).flatMap { try reads.ticket($0) }
    }

    func desk(_ key: String, version: Int?) throws -> DeskVersion? {
        guard let version else { return try desks.newest(key, tenant: tenant) }
        return try desks.desk(key, version: version, tenant: tenant)
    }

    func repliedComment(_ id: Int64, on number: Int64) throws -> RepliedComment? {
        try TicketKey(tenant, number: number).flatMap { try reads.repliedComment(id, on: $0) }
    }

    func attachment(_ id: String) throws -> Attachment? { try reads.attachment(id, tenant: tenant) }

    func person(_ id: String) throws -> PersonReference? { try reads.person(id, tenant: tenant) }

    func calendar(of desk: Desk) -> ServiceCalendar? { desks.calendar(of: desk) }

    func nextNumber() throws -> Int64 {
        lastNumber.bind(tenant.rawValue, at: 1)
        defer { lastNumber.reset() }
        return try lastNumber.step() ? lastNumber.int64(0) &+ 1 : Self.firstNumber
    }
}
