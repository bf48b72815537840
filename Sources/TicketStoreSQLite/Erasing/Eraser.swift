internal import TicketCore

/// Carries out portions of erasures inside the writer's open transaction.
final class Eraser {
    /// How an erasure that was asked for stands.
    enum Beginning: Sendable {
        /// It goes on at this position.
        case underWay(Int64)
        /// It was carried out before.
        case finished(ErasureReport)
    }

    /// How long one job may go on to the next thing, so that others do not wait for long.
    private static let jobDuration = Duration.milliseconds(10)
    /// How many pages of the index of searches are merged in a job.
    private static let mergedPagesMax = 64

    private let connection: Connection
    private let reads: KeyedReads
    private let conversations: ConversationReads
    private let desks: DeskCache
    private let index: SearchIndexer
    private let states: StateStatements
    private let administration: Administration
    private let people: ErasedPeople

    /// How many events have been written, and conversations may have changed, since this was last set to 0.
    var changes = 0

    init(
        _ connection: Connection, reads: KeyedReads, desks: DeskCache, index: SearchIndexer,
        administration: Administration, people: ErasedPeople
    ) throws {
        self.connection = connection
        self.reads = reads
        self.desks = desks
        self.index = index
        self.administration = administration
        self.people = people
        conversations = try ConversationReads(connection, reads: reads)
        states = try StateStatements(connection)
    }

    // MARK: The beginning

    /// Begins an erasure: nobody acts in the person's name any more.
    func begin(_ request: ErasureRequest) throws -> Beginning {
        let tenant = try administration.ensureTenant(request.actor.tenant)
        if let known = try known(request, tenant: tenant) { return known }
        var person = try connection.known(as: request.person, tenant: tenant, reads: reads)
        person.pseudonym = request.pseudonym
        if let present = try connection.unfinishedErasures().first(where: { $0.isAbout(person, of: tenant) }) {
            return .underWay(present.position)
        }
        try forgetOldOnes()
        var report = ErasureReport()
        for id in person.ids { report.credentials += try dropCredentials(of: id, tenant: tenant) }
        people.add(person.ids, of: tenant)
        return .underWay(try insert(person, request, report, tenant: tenant))
    }

    private func known(_ request: ErasureRequest, tenant: TenantID) throws -> Beginning? {
        guard let key = request.idempotencyKey else { return nil }
        let row = try connection.first(
            "SELECT \(ErasureRow.columns) FROM erasures WHERE tenant = ? AND author_id = ? AND request_id = ?",
            [.integer(tenant.rawValue), .text(request.actor.person.id), .text(key.requestID)]
        ) { try ErasureRow($0) }
        guard let row else { return nil }
        guard row.fingerprint == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return row.isFinished ? .finished(row.report) : .underWay(row.position)
    }

    private func dropCredentials(of id: String, tenant: TenantID) throws -> Int64 {
        let owner: [SQLConditions.Value] = [.integer(tenant.rawValue), .text(id)]
        let tokens = try connection.run("DELETE FROM tokens WHERE tenant = ? AND person = ?", owner).changes
        let entries = try connection.run("DELETE FROM principals WHERE tenant = ? AND id = ?", owner).changes
        try connection.run(
            "DELETE FROM refresh_tokens WHERE session IN (SELECT id FROM sessions WHERE tenant = ? AND person = ?)",
            owner)
        for table in ["sessions", "credentials", "password_resets"] {
            try connection.run("DELETE FROM \(table) WHERE tenant = ? AND person = ?", owner)
        }
        administration.hasChangedPeople = true
        return Int64(tokens + entries)
    }

    private func insert(
        _ person: ErasedPerson, _ request: ErasureRequest, _ report: ErasureReport, tenant: TenantID
    ) throws -> Int64 {
        let values: [SQLConditions.Value] = [
            .integer(tenant.rawValue), .text(try ErasureRow.column(person)),
            .text(try ErasureRow.column(request.actor.person)), .text(request.actor.person.id),
            request.idempotencyKey.map { .text($0.requestID) } ?? .null,
            request.idempotencyKey.map { .blob($0.fingerprint) } ?? .null,
            .integer(administration.clock().microsecondsSinceEpoch), .text(try ErasureRow.column(report)),
        ]
        let position = try connection.first(
            """
            INSERT INTO erasures (tenant, person, author, author_id, request_id, fingerprint, create_time, report)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING position
            """, values
        ) { $0.int64(0) }
        guard let position else { throw StoreFailure.corrupt("a new erasure has no position") }
        return position
    }

    /// Those that were finished longer ago than request ids are kept.
    private func forgetOldOnes() throws {
        let now = administration.clock().microsecondsSinceEpoch
        let (limit, overflow) = now.subtractingReportingOverflow(IdempotencyKey.keptMicroseconds)
        if !overflow { try connection.run("DELETE FROM erasures WHERE finish_time < ?", [.integer(limit)]) }
    }

    // MARK: Step by step

    /// Writes down what was learned of the person.
    func learn(_ person: ErasedPerson, at position: Int64) throws {
        guard let row = try connection.erasure(at: position) else { return }
        people.add(person.ids, of: row.tenant)
        try connection.run(
            "UPDATE erasures SET person = ? WHERE position = ?",
            [.text(try ErasureRow.column(person)), .integer(position)])
    }

    /// Takes a step with the first few of these keys.
    ///
    /// - Returns: how many they were, and the ids of files whose bytes are to go now.
    func erase(
        _ keys: ArraySlice<Int64>, _ step: any ErasureStep, at position: Int64
    ) throws -> (count: Int, fileIDs: [String]) {
        guard let row = try connection.erasure(at: position), let person = row.person else { return (keys.count, []) }
        // What is deleted is overwritten, also where whole pages are set free.
        try connection.execute("PRAGMA secure_delete = ON")
        defer { try? connection.execute("PRAGMA secure_delete = FAST") }
        let scope = ErasureScope(
            connection, reads: reads, conversations: conversations, desks: desks, tenant: row.tenant, person: person,
            writes: ErasureScope.Writes(
                index: index, states: states, author: row.author, now: administration.clock()))
        let end = ContinuousClock.now + Self.jobDuration
        var report = row.report
        var count = 0
        for key in keys where count == 0 || ContinuousClock.now < end {
            report += try step.erase(key, in: scope)
            count += 1
        }
        changes += scope.eventsWritten + (report == row.report ? 0 : 1)
        try connection.run(
            "UPDATE erasures SET report = ? WHERE position = ?",
            [.text(try ErasureRow.column(report)), .integer(position)])
        return (count, scope.fileIDs)
    }

    /// Forgets whom an erasure is about, once all its steps are taken.
    func forgetPerson(at position: Int64) throws {
        try connection.execute("PRAGMA secure_delete = ON")
        defer { try? connection.execute("PRAGMA secure_delete = FAST") }
        try connection.run("UPDATE erasures SET person = '' WHERE position = ?", [.integer(position)])
    }

    // MARK: What was deleted

    /// Merges a portion of the index of searches, in which terms that were taken out stay until then.
    ///
    /// - Returns: whether there is more to do.
    func mergeIndex(isFirst: Bool) throws -> Bool {
        try connection.execute("PRAGMA secure_delete = ON")
        defer { try? connection.execute("PRAGMA secure_delete = FAST") }
        let before = try totalChanges()
        // A negative number takes every segment into the merge; the following ones go on with it.
        let pages = isFirst ? -Self.mergedPagesMax : Self.mergedPagesMax
        try connection.execute("INSERT INTO search (search, rank) VALUES ('merge', \(pages))")
        return isFirst ? true : try totalChanges() - before >= 2
    }

    /// Notes that an erasure is done, and gives what has gone.
    func finish(at position: Int64) throws -> ErasureReport {
        let now = administration.clock().microsecondsSinceEpoch
        try connection.run(
            "UPDATE erasures SET finish_time = ? WHERE position = ?", [.integer(now), .integer(position)])
        return try connection.erasure(at: position)?.report ?? ErasureReport()
    }

    private func totalChanges() throws -> Int { try connection.number("SELECT total_changes()", []) ?? 0 }
}

extension ErasureRow {
    /// Whether it is under way for somebody.
    fileprivate func isAbout(_ other: ErasedPerson, of tenant: TenantID) -> Bool {
        guard let person, self.tenant == tenant else { return false }
        return !person.ids.isDisjoint(with: other.ids) || !person.addresses.isDisjoint(with: other.addresses)
    }
}

extension Connection {
    /// Everything by which somebody is known who is named by id or mail address, without what events may tell.
    ///
    /// - Throws: `Refusal.notARequester`.
    func known(as name: String, tenant: TenantID, reads: KeyedReads) throws -> ErasedPerson {
        let principal = try first(
            """
            SELECT \(PrincipalColumns.list) FROM principals WHERE tenant = ?1 AND (id = ?2 OR sign_in_name IN (?2, ?3))
            ORDER BY id = ?2 DESC LIMIT 1
            """, [.integer(tenant.rawValue), .text(name), .text(name.lowercased())]
        ) { try PrincipalColumns.principal($0) }
        return try ErasedPerson(principal: principal, named: name)
    }
}
