internal import ProtobufC
internal import TicketCore

/// Carries out commands inside the writer's open transaction.
final class CommandExecutor {
    /// The number of a tenant's first ticket.
    private static let firstNumber: Int64 = 100_001

    private let connection: Connection
    private let reads: KeyedReads
    private let statements: CommandStatements
    private let savepoint: Savepoint
    private let desks: DeskCache
    private let clock: @Sendable () -> Timestamp
    private let requestByID: Statement
    private let lastNumber: Statement

    /// How many events have been written since this was last set to 0.
    var eventsWritten = 0
    /// How many request ids have been remembered since this was last set to 0.
    var requestsRemembered = 0

    init(
        _ connection: Connection, reads: KeyedReads, savepoint: Savepoint, desks: DeskCache,
        clock: @escaping @Sendable () -> Timestamp
    ) throws {
        self.connection = connection
        self.reads = reads
        self.savepoint = savepoint
        self.desks = desks
        self.clock = clock
        statements = try CommandStatements(connection)
        requestByID = try connection.prepare(
            """
            SELECT fingerprint, ticket, revision, comment FROM requests
            WHERE tenant = ?1 AND person = ?2 AND request_id = ?3
            """)
        lastNumber = try connection.prepare("SELECT ticket_number FROM sequences WHERE tenant = ?1")
    }

    /// Decides, and writes what was decided.
    ///
    /// Throws a `Refusal`, a `StoreFailure` or a `SQLiteFailure`; nothing that this command wrote is left then.
    func execute(_ request: CommandRequest) throws -> CommandOutcome {
        let tenant = try connection.tenantID(request.actor.tenant)
        if let tenant, let known = try knownOutcome(of: request, tenant: tenant) { return known }
        let now = clock()
        let situation = try situation(for: request, tenant: tenant, now: now)
        let decision = try decide(request, in: situation)
        guard !request.validateOnly else { return decision.outcome }
        guard let tenant, let key = TicketKey(tenant, number: decision.outcome.ticket.number) else {
            throw StoreFailure.corrupt("ticket number \(decision.outcome.ticket.number) does not fit its key")
        }
        try savepoint.run {
            try write(decision, at: key, from: situation.ticket)
            try remember(request, at: key, outcome: decision.outcome, now: now)
        }
        eventsWritten += decision.events.count
        if request.idempotencyKey != nil { requestsRemembered += 1 }
        return decision.outcome
    }

    private func knownOutcome(of request: CommandRequest, tenant: TenantID) throws -> CommandOutcome? {
        guard let key = request.idempotencyKey else { return nil }
        requestByID.bind(tenant.rawValue, at: 1)
        requestByID.bind(request.actor.person.id, at: 2)
        requestByID.bind(key.requestID, at: 3)
        defer { requestByID.reset() }
        guard try requestByID.step() else { return nil }
        guard requestByID.bytes(0) == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return try reads.outcome(
            TicketKey(rawValue: requestByID.int64(1)), revision: requestByID.int64(2),
            comment: requestByID.optionalInt64(3))
    }

    private func situation(for request: CommandRequest, tenant: TenantID?, now: Timestamp) throws -> Situation {
        guard let tenant else { return Situation(desk: nil, ticket: nil, now: now) }
        switch request.command {
        case .create(let new):
            return Situation(
                desk: try desks.newest(new.desk, tenant: tenant), ticket: nil,
                newNumber: request.validateOnly ? 0 : try nextNumber(tenant), now: now)
        case .update(let number, _), .transition(let number, _):
            return try situation(ofTicket: TicketKey(tenant, number: number), replyTo: nil, now: now)
        case .addComment(let number, _, let replyTo, _, _):
            return try situation(ofTicket: TicketKey(tenant, number: number), replyTo: replyTo, now: now)
        }
    }

    private func situation(ofTicket key: TicketKey?, replyTo: Int64?, now: Timestamp) throws -> Situation {
        guard let key, let ticket = try reads.ticket(key) else { return Situation(desk: nil, ticket: nil, now: now) }
        guard let desk = try desks.desk(ticket.desk, version: ticket.deskVersion, tenant: key.tenant) else {
            throw StoreFailure.corrupt("ticket \(key.number) lives under a version of its desk that is not there")
        }
        let repliedToExists = try replyTo.map { try reads.hasComment($0, on: key) } ?? false
        return Situation(desk: desk, ticket: ticket, repliedToExists: repliedToExists, now: now)
    }

    private func nextNumber(_ tenant: TenantID) throws -> Int64 {
        lastNumber.bind(tenant.rawValue, at: 1)
        defer { lastNumber.reset() }
        return try lastNumber.step() ? lastNumber.int64(0) &+ 1 : Self.firstNumber
    }

    private func write(_ decision: Decision, at key: TicketKey, from present: Ticket?) throws {
        if present == nil { try statements.take(number: key.number, of: key.tenant) }
        for event in decision.events { try append(event, to: key) }
        if let present {
            if !decision.events.isEmpty { try statements.update(decision.outcome.ticket, at: key, from: present) }
        } else {
            try statements.insert(decision.outcome.ticket, at: key)
        }
        for entry in decision.outbox { try statements.add(entry, at: key) }
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
