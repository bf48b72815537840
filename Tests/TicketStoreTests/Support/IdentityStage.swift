import TicketCore

/// Ana with a password, and short forms of what is done about her.
struct IdentityStage {
    let clock = TestClock()
    let person = Principal(person: Cast.ana.person, locale: LanguageTag("es-MX"))

    var now: Timestamp { clock.now }

    func prepare(_ store: any TicketStore) async throws {
        try await store.save(person, tenant: Cast.tenant)
        _ = try await store.setPassword(
            of: "ana", hash: "hash", verifyTime: now, audit: entry(.passwordChanged), tenant: Cast.tenant)
    }

    func entry(_ kind: AuditEntry.Kind, subject: String? = "ana") -> AuditEntry {
        AuditEntry(time: now, kind: kind, actorID: "ana", subjectID: subject, peer: "192.0.2.1")
    }

    /// The tokens of a number, given now.
    func grant(_ number: UInt8) -> SessionGrant {
        SessionGrant(accessDigest: Self.access(number), refreshDigest: Self.refresh(number), now: now)
    }

    /// Begins a session whose id and tokens have a number.
    func signIn(_ store: any TicketStore, session: UInt8, hash: String = "hash") async throws -> Bool {
        try await store.openSession(
            id: "s\(session)", of: "ana", passwordHash: hash, grant(session), audit: entry(.signedIn),
            tenant: Cast.tenant)
    }

    /// Comes with one refresh token and gets the tokens of another number.
    func refresh(_ store: any TicketStore, with number: UInt8, next: UInt8) async throws -> RefreshOutcome {
        try await store.refreshSession(
            refreshDigest: Self.refresh(number), grant(next), peer: "192.0.2.1", tenant: Cast.tenant)
    }

    func actor(_ store: any TicketStore, access: UInt8) async throws -> Actor? {
        try await store.actor(tokenDigest: Self.access(access), now: now)
    }

    func requestReset(
        _ store: any TicketStore, number: UInt8, address: String = "ANA@example.com"
    ) async throws {
        let reset = PasswordReset(id: "r\(number)", personID: "", digest: Self.reset(number), createTime: now)
        try await store.requestReset(
            reset, address: address, audit: AuditEntry(time: now, kind: .passwordResetRequested), tenant: Cast.tenant)
    }

    func confirm(_ store: any TicketStore, number: UInt8, hash: String = "new") async throws -> String? {
        try await store.confirmReset(
            digest: Self.reset(number), passwordHash: hash, audit: AuditEntry(time: now, kind: .passwordReset),
            tenant: Cast.tenant)
    }

    func kinds(_ store: any TicketStore) async throws -> [AuditEntry.Kind] {
        try await store.auditEntries(AuditQuery(tenant: Cast.tenant, limit: 100)).map(\.entry.kind)
    }

    static func access(_ number: UInt8) -> [UInt8] { [1, number] }
    static func refresh(_ number: UInt8) -> [UInt8] { [2, number] }
    static func reset(_ number: UInt8) -> [UInt8] { [3, number] }
}
