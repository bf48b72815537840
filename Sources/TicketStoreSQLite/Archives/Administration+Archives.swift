internal import TicketCore

extension Administration {
    /// What ends an import that is only tried, so that its savepoint undoes it.
    struct Tried: Error {}

    /// Takes a desk in. Throws `Tried` where that is all that was asked for.
    func add(_ desk: DeskImport, now: Timestamp) throws {
        let tenant = try ensureTenant(desk.actor.tenant)
        let request = StoreRequest(person: desk.actor.person.id, key: desk.idempotencyKey, now: now)
        guard try !isRepeated(request, tenant: tenant) else { return }
        try DeskImporter(desk, tenant: tenant, self).run()
        if desk.validateOnly { throw Tried() }
    }

    /// Whether an import was carried out before.
    func isKnown(_ desk: DeskImport) throws -> Bool {
        guard let key = desk.idempotencyKey, let tenant = try connection.tenantID(desk.actor.tenant) else {
            return false
        }
        let known = try connection.first(
            "SELECT fingerprint FROM call_requests WHERE tenant = ? AND person = ? AND request_id = ?",
            [.integer(tenant.rawValue), .text(desk.actor.person.id), .text(key.requestID)]
        ) { $0.bytes(0) }
        guard let known else { return false }
        guard known == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return true
    }
}
