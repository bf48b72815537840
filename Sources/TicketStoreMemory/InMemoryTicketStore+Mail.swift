public import TicketCore

extension InMemoryTicketStore {
    public func claimMail(at now: Timestamp, leasedUntil: Timestamp, limit: Int) async throws -> [QueuedMail] {
        try locked { state in
            let due = state.tenants.flatMap { name, tenant in
                tenant.mail.outbox.compactMap { mail in
                    mail.dueTime.flatMap { $0 <= now ? (due: $0, id: mail.id, tenant: name) : nil }
                }
            }
            return due.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.prefix(max(0, limit)).compactMap { found in
                state.tenants[found.tenant]?.mail.claim(found.id, tenant: found.tenant, leasedUntil: leasedUntil)
            }
        }
    }

    public func nextMailDueTime() async throws -> Timestamp? {
        try locked { $0.tenants.values.flatMap(\.mail.outbox).compactMap(\.dueTime).min() }
    }

    public func settleMail(_ id: Int64, tenant: String, _ result: MailResult, at now: Timestamp) async throws {
        try locked { $0.tenants[tenant]?.mail.settle(id, result, at: now) }
    }

    public func outboxEntry(_ id: Int64, tenant: String) async throws -> OutboxEntry? {
        try locked { $0.tenant(tenant).mail.outbox.first { $0.id == id }?.entry }
    }

    public func deadMail(tenant: String, after id: Int64, limit: Int) async throws -> [DeadMail] {
        try locked { state in
            let dead = state.tenant(tenant).mail.outbox.filter { $0.isDead && $0.id > id }
            return dead.sorted { $0.id < $1.id }.prefix(max(0, limit)).map(\.dead)
        }
    }

    public func retryDeadMail(_ id: Int64, tenant: String, for request: StoreRequest) async throws -> DeadMail? {
        let mail: DeadMail? = try changingTenant(tenant) { state in
            if try !state.isRepeated(request), !state.mail.retry(id, at: request.now) { return nil }
            return state.mail.outbox.first { $0.id == id }?.dead
        }
        if mail != nil { try tellOfCommit() }
        return mail
    }

    public func suppressMail(to address: String, tenant: String, at now: Timestamp) async throws {
        try changingTenant(tenant) { $0.mail.suppress(address, at: now) }
    }

    public func pruneMail(endedBefore end: Timestamp, now: Timestamp, limit: Int) async throws -> Bool {
        try locked { state in
            var isMore = false
            for name in state.tenants.keys {
                let more = state.tenants[name]?.mail.prune(endedBefore: end, now: now, limit: limit)
                isMore = isMore || more == true
            }
            return isMore
        }
    }

    public func takenMail(_ key: [UInt8], tenant: String) async throws -> TakenMail? {
        try locked { $0.tenant(tenant).mail.taken[key]?.mail }
    }

    public func rememberMail(
        _ key: [UInt8], _ taken: TakenMail, answer: AutomaticAnswer?, tenant: String, at now: Timestamp
    ) async throws -> Bool {
        let isNew = try changingTenant(tenant) { $0.mail.remember(key, taken, answer: answer, at: now) }
        if isNew, answer != nil { try tellOfCommit() }
        return isNew
    }

    public func holdMail(
        _ mail: HeldMail, key: [UInt8], tenant: String, limits: QuarantineLimits
    ) async throws -> Int64 {
        try changingTenant(tenant) { try $0.mail.hold(mail, key: key, limits: limits) }
    }

    public func heldMails(tenant: String, after id: Int64, limit: Int) async throws -> [HeldMail] {
        try locked { state in
            state.tenant(tenant).mail.held.filter { $0.id > id }.prefix(max(0, limit)).map { mail in
                var mail = mail
                mail.raw = []
                return mail
            }
        }
    }

    public func heldMail(_ id: Int64, tenant: String) async throws -> HeldMail? {
        try locked { $0.tenant(tenant).mail.held.first { $0.id == id } }
    }

    public func removeHeldMail(_ id: Int64, tenant: String) async throws -> Bool {
        try changingTenant(tenant) { state in
            let count = state.mail.held.count
            state.mail.held.removeAll { $0.id == id }
            return state.mail.held.count < count
        }
    }

    private func tellOfCommit() throws {
        try locked { for watcher in $0.watchers { watcher.yield() } }
    }
}
