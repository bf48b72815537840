internal import TicketCore

/// Changes of desks, people and tokens, inside the writer's open transaction.
final class Administration {
    let connection: Connection
    let reads: KeyedReads
    let desks: DeskCache
    let erased: ErasedPeople
    let clock: @Sendable () -> Timestamp

    /// Whether people or tokens have changed since this was last set to false.
    var hasChangedPeople = false
    /// Whether events have been added since this was last set to false.
    var hasAddedEvents = false
    /// Whether mail was put into the outbox since this was last set to false.
    var hasAddedMail = false

    /// Prepared with the first archive that is taken in.
    private var preparedForArchives: ArchiveStatements?

    init(
        _ connection: Connection, reads: KeyedReads, desks: DeskCache, erased: ErasedPeople,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.connection = connection
        self.reads = reads
        self.desks = desks
        self.erased = erased
        self.clock = clock
    }

    /// Keeps or replaces a principal.
    func save(_ principal: Principal, tenant name: String) throws {
        let tenant = try ensureTenant(name)
        try erased.check(principal.person.id, of: tenant)
        try prepareAddress(of: principal, tenant: tenant)
        let row = try connection.statement(
            """
            INSERT OR REPLACE INTO principals
                (tenant, id, name, email, role, account, locale, scopes, sign_in_name)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """)
        row.bind(tenant.rawValue, at: 1)
        row.bind(principal.person.id, at: 2)
        row.bind(principal.person.name, at: 3)
        row.bind(principal.person.email, at: 4)
        row.bind(principal.person.role.column, at: 5)
        row.bind(principal.person.account, at: 6)
        row.bind(principal.locale?.text, at: 7)
        row.bind(PrincipalColumns.column(scopes: principal.scopes), at: 8)
        row.bind(PrincipalColumns.signInName(principal), at: 9)
        try row.run()
        hasChangedPeople = true
    }

    /// Keeps or replaces a token.
    func save(_ token: TokenRecord, tenant name: String) throws {
        let tenant = try ensureTenant(name)
        try insert(token, tenant: tenant)
        hasChangedPeople = true
    }

    /// The statements for archives.
    func archiveStatements() throws -> ArchiveStatements {
        let statements = try preparedForArchives ?? ArchiveStatements(connection)
        preparedForArchives = statements
        return statements
    }

    /// The number of a tenant, which it gets if it has none.
    func ensureTenant(_ name: String) throws -> TenantID {
        if let known = try connection.tenantID(name) { return known }
        let row = try connection.statement("INSERT INTO tenants (name) VALUES (?1)")
        row.bind(name, at: 1)
        try row.run()
        guard let tenant = try connection.tenantID(name) else {
            throw StoreFailure.corrupt("a tenant that was just added is not there")
        }
        return tenant
    }
}
