public import TicketCore

extension SQLiteTicketStore {
    public func claimMail(at now: Timestamp, leasedUntil: Timestamp, limit: Int) async throws -> [QueuedMail] {
        // Looking costs nothing; taking out costs a commit.
        guard let due = try await nextMailDueTime(), due <= now else { return [] }
        return try await administer { try $0.claimMail(at: now, leasedUntil: leasedUntil, limit: limit) }
    }

    public func nextMailDueTime() async throws -> Timestamp? {
        try await readers.read { try $0.nextMailDueTime() }
    }

    public func settleMail(_ id: Int64, tenant: String, _ result: MailResult, at now: Timestamp) async throws {
        try await administer { try $0.settleMail(id, tenant: tenant, result, at: now) }
    }

    public func outboxEntry(_ id: Int64, tenant: String) async throws -> OutboxEntry? {
        try await readers.read { try $0.outboxEntry(id, tenant: tenant) }
    }

    public func deadMail(tenant: String, after id: Int64, limit: Int) async throws -> [DeadMail] {
        try await readers.read { try $0.deadMail(tenant: tenant, after: id, limit: limit) }
    }

    public func retryDeadMail(_ id: Int64, tenant: String, for request: StoreRequest) async throws -> DeadMail? {
        try await administer {
            $0.hasAddedMail = true
            return try $0.retryDeadMail(id, tenant: tenant, for: request)
        }
    }

    public func suppressMail(to address: String, tenant: String, at now: Timestamp) async throws {
        try await administer { try $0.suppressMail(to: address, tenant: tenant, at: now) }
    }

    public func pruneMail(endedBefore end: Timestamp, now: Timestamp, limit: Int) async throws -> Bool {
        try await administer { try $0.pruneMail(endedBefore: end, now: now, limit: limit) }
    }

    public func takenMail(_ key: [UInt8], tenant: String) async throws -> TakenMail? {
        try await readers.read { try $0.takenMail(key, tenant: tenant) }
    }

    public func rememberMail(
        _ key: [UInt8], _ taken: TakenMail, answer: AutomaticAnswer?, tenant: String, at now: Timestamp
    ) async throws -> Bool {
        try await administer { try $0.rememberMail(key, taken, answer: answer, tenant: tenant, at: now) }
    }

    public func holdMail(
        _ mail: HeldMail, key: [UInt8], tenant: String, limits: QuarantineLimits
    ) async throws -> Int64 {
        try await administer { try $0.holdMail(mail, key: key, tenant: tenant, limits: limits) }
    }

    public func heldMails(tenant: String, after id: Int64, limit: Int) async throws -> [HeldMail] {
        try await readers.read { try $0.heldMails(tenant: tenant, after: id, limit: limit) }
    }

    public func heldMail(_ id: Int64, tenant: String) async throws -> HeldMail? {
        try await readers.read { try $0.heldMail(id, tenant: tenant) }
    }

    public func removeHeldMail(_ id: Int64, tenant: String) async throws -> Bool {
        try await administer { try $0.removeHeldMail(id, tenant: tenant) }
    }
}
