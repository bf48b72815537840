internal import ProtobufC
internal import TicketCore

/// Carries out commands inside the writer's open transaction.
final class CommandExecutor {
    private let connection: Connection
    private let reads: KeyedReads
    private let statements: CommandStatements
    private let savepoint: Savepoint
    private let desks: DeskCache
    private let clock: @Sendable () -> Timestamp
    private let erased: ErasedPeople
    let index: SearchIndexer
    private let requestByID: Statement
    private let lastNumber: Statement
    /// Shared with whoever carries out commands on conversations.
    let conversationStatements: ConversationStatements

    /// The tickets of which events have been written since this was last emptied.
    var touched: [TouchedTicket] = []
    /// How many request ids have been remembered since this was last set to 0.
    var requestsRemembered = 0

    init(
        _ connection: Connection, reads: KeyedReads, savepoint: Savepoint, desks: DeskCache,
        erased: ErasedPeople, clock: @escaping @Sendable () -> Timestamp
    ) throws {
        self.connection = connection
        self.reads = reads
        self.savepoint = savepoint
        self.desks = desks
        self.erased = erased
        self.clock = clock
        statements = try CommandStatements(connection)
        index = try SearchIndexer(connection)
        requestByID = try connection.prepare(
            """
            SELECT fingerprint, ticket, revision, comment, conversation, message FROM requests
            WHERE tenant = ?1 AND person = ?2 AND request_id = ?3
            """)
        lastNumber = try connection.prepare("SELECT ticket_number FROM sequences WHERE tenant = ?1")
        conversationStatements = try ConversationStatements(connection)
    }

    /// Decides, and writes what was decided.
    ///
    /// Throws a `Refusal`, a `StoreFailure` or a `SQLiteFailure`; nothing that this command wrote is left then.
    func execute(_ request: CommandRequest) throws -> CommandOutcome {
        let tenant = try connection.tenantID(request.actor.tenant)
        if let tenant { try check(request.actor, of: tenant) }
        if let tenant, let known = try knownOutcome(of: request, tenant: tenant) { return known }
        let now = clock()
        let situation = try situation(for: request, tenant: tenant, now: now)
        let decision = try decide(request, in: situation)
        guard !request.validateOnly else { return decision.outcome }
        guard let tenant, let key = TicketKey(tenant, number: decision.outcome.ticket.number) else {
            throw StoreFailure.corrupt("ticket number \(decision.outcome.ticket.number) does not fit its key")
        }
        try savepoint.run {
            try write(decision, in: tenant, from: situation)
            try remember(request, at: key, outcome: decision.outcome, now: now)
        }
        note(decision, in: tenant, named: request.actor.tenant, from: situation)
        if request.idempotencyKey != nil { requestsRemembered += 1 }
        return decision.outcome
    }

    /// Writes what the commands since the last time have made of the index of searches. The last thing that is written
    /// in a transaction.
    func writeIndex() throws { try index.write() }

    /// Forgets what commands of a transaction that came to nothing would have made of it.
    func forgetIndex() { index.forget() }

    /// Refuses what somebody asks for who is erased.
    func check(_ actor: Actor, of tenant: TenantID) throws { try erased.check(actor.person.id, of: tenant) }

    /// The present moment.
    var now: Timestamp { clock() }

    /// A tenant's data, as the transaction has it.
    func source(of tenant: TenantID) -> TenantSource {
        TenantSource(tenant: tenant, reads: reads, desks: desks, lastNumber: lastNumber)
    }

    /// Notes what a decision that was written makes of the index of searches, and whose tickets it has touched.
    func note(_ decision: Decision, in tenant: TenantID, named name: String, from situation: Situation) {
        let presents = [situation.ticket, situation.other].compactMap { $0 }
        for ticket in [decision.outcome.ticket] + decision.others {
            guard let key = TicketKey(tenant, number: ticket.number) else { continue }
            let events = decision.events.filter { $0.ticketNumber == ticket.number }
            guard !events.isEmpty else { continue }
            touched.append(TouchedTicket(tenant: name, number: ticket.number, desk: ticket.desk))
            index.take(ticket, events, from: presents.first { $0.number == ticket.number }, at: key)
        }
    }

    /// What a request id was used for; nil if it was not. Refuses one that was used with another body.
    func knownRequest(_ key: IdempotencyKey, of person: String, tenant: TenantID) throws -> KnownRequest? {
        requestByID.bind(tenant.rawValue, at: 1)
        requestByID.bind(person, at: 2)
        requestByID.bind(key.requestID, at: 3)
        defer { requestByID.reset() }
        guard try requestByID.step() else { return nil }
        guard requestByID.bytes(0) == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return KnownRequest(
            ticket: requestByID.int64(1), revision: requestByID.int64(2), comment: requestByID.optionalInt64(3),
            conversation: requestByID.optionalInt64(4), message: requestByID.optionalInt64(5))
    }

    /// What came of a request for a ticket, as it was then.
    func outcome(of known: KnownRequest) throws -> CommandOutcome {
        try reads.outcome(TicketKey(rawValue: known.ticket), revision: known.revision, comment: known.comment)
    }

    private func knownOutcome(of request: CommandRequest, tenant: TenantID) throws -> CommandOutcome? {
        guard let key = request.idempotencyKey,
            let known = try knownRequest(key, of: request.actor.person.id, tenant: tenant)
        else { return nil }
        guard known.conversation == nil else { throw Refusal.requestIDReused(key.requestID) }
        return try outcome(of: known)
    }

    private func situation(for request: CommandRequest, tenant: TenantID?, now: Timestamp) throws -> Situation {
        guard let tenant else { return Situation(desk: nil, ticket: nil, now: now) }
        return try Situation(for: request, from: source(of: tenant), now: now)
    }

    /// Writes what was decided on tickets.
    func write(_ decision: Decision, in tenant: TenantID, from situation: Situation) throws {
        let presents = [situation.ticket, situation.other].compactMap { $0 }
        for ticket in [decision.outcome.ticket] + decision.others {
            guard let key = TicketKey(tenant, number: ticket.number) else {
                throw StoreFailure.corrupt("ticket number \(ticket.number) does not fit its key")
            }
            let events = decision.events.filter { $0.ticketNumber == ticket.number }
            try write(ticket, events, at: key, from: presents.first { $0.number == ticket.number })
        }
        for entry in decision.outbox {
            guard let key = TicketKey(tenant, number: entry.ticketNumber) else { continue }
            try statements.add(entry, at: key, time: situation.now)
        }
    }

    private func write(_ ticket: Ticket, _ events: [TicketEvent], at key: TicketKey, from present: Ticket?) throws {
        if present == nil { try statements.take(number: key.number, of: key.tenant) }
        for event in events { try append(event, to: key) }
        guard let present else {
            try statements.insert(ticket, at: key)
            return
        }
        guard !events.isEmpty else { return }
        try statements.update(ticket, at: key, from: present)
        if ticket.channel == .chat || ticket.channel == .mail, ticket.takesMessages != present.takesMessages {
            try conversationStatements.follow(ticket, at: key)
        }
    }

    private func append(_ event: TicketEvent, to key: TicketKey) throws {
        do {
            try statements.append(event, to: key)
        } catch let error as ProtobufError {
            throw Refusal.invalid([
                FieldViolation(field: "ticket", reason: "UNSTORABLE_TEXT", description: "\(error)")
            ])
        }
    }

    private func remember(
        _ request: CommandRequest, at key: TicketKey, outcome: CommandOutcome, now: Timestamp
    ) throws {
        guard let idempotencyKey = request.idempotencyKey else { return }
        try statements.remember(idempotencyKey, of: request.actor.person.id, at: key, outcome: outcome, now: now)
    }
}
