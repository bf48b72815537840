internal import TicketCore

/// Carries out commands on conversations inside the writer's open transaction, and with them what they do to tickets.
final class ConversationExecutor {
    private let connection: Connection
    private let reads: ConversationReads
    private let commands: CommandExecutor
    private let statements: ConversationStatements
    private let savepoint: Savepoint

    /// How many commands have changed something since this was last set to 0.
    var changes = 0

    init(
        _ connection: Connection, reads: KeyedReads, commands: CommandExecutor, savepoint: Savepoint
    ) throws {
        self.connection = connection
        self.commands = commands
        self.savepoint = savepoint
        self.reads = try ConversationReads(connection, reads: reads)
        statements = commands.conversationStatements
    }

    /// Decides, and writes what was decided.
    ///
    /// Throws a `Refusal`, a `StoreFailure` or a `SQLiteFailure`; nothing that this command wrote is left then.
    func execute(_ request: ConversationRequest) throws -> ConversationOutcome {
        guard let tenant = try connection.tenantID(request.actor.tenant) else {
            _ = try decide(request, in: ConversationSituation(for: request, from: NoTenant(), now: commands.now))
            throw StoreFailure.corrupt("something was decided for a tenant that has nothing")
        }
        try commands.check(request.actor, of: tenant)
        if let known = try knownOutcome(of: request, tenant: tenant) { return known }
        let now = commands.now
        let source = ConversationTenantSource(tickets: commands.source(of: tenant), conversations: reads)
        let situation = try ConversationSituation(for: request, from: source, now: now)
        let decision = try decide(request, in: situation)
        let outcome = try savepoint.run {
            let snapshot = try write(decision, in: tenant, from: situation)
            if let key = request.idempotencyKey {
                try statements.remember(
                    key, of: request.actor.person.id, tenant: tenant, ticket: decision.ticket?.outcome.ticket,
                    position: snapshot.position, messageID: decision.messageID, now: now)
            }
            return ConversationOutcome(snapshot: snapshot, messageID: decision.messageID)
        }
        if let ticket = decision.ticket {
            commands.note(ticket, in: tenant, named: request.actor.tenant, from: situation.ticket)
        }
        count(decision, request, situation)
        return outcome
    }

    private func count(
        _ decision: ConversationDecision, _ request: ConversationRequest, _ situation: ConversationSituation
    ) {
        if request.idempotencyKey != nil { commands.requestsRemembered += 1 }
        if decision.changesSomething(in: situation) { changes += 1 }
    }

    private func knownOutcome(of request: ConversationRequest, tenant: TenantID) throws -> ConversationOutcome? {
        guard let key = request.idempotencyKey,
            let known = try commands.knownRequest(key, of: request.actor.person.id, tenant: tenant)
        else { return nil }
        guard let position = known.conversation, var snapshot = try reads.snapshot(at: position) else {
            throw Refusal.requestIDReused(key.requestID)
        }
        if known.ticket != 0 {
            snapshot.ticket = try commands.outcome(of: known).ticket
        }
        return ConversationOutcome(snapshot: snapshot, messageID: known.message)
    }

    private func write(
        _ decision: ConversationDecision, in tenant: TenantID, from situation: ConversationSituation
    ) throws -> ConversationSnapshot {
        if let ticket = decision.ticket { try commands.write(ticket, in: tenant, from: situation.ticket) }
        let conversation = decision.conversation
        var snapshot = ConversationSnapshot(
            position: 0, conversation: conversation,
            ticket: decision.ticket?.outcome.ticket ?? situation.ticket.ticket)
        let key = conversation.ticketNumber.flatMap { TicketKey(tenant, number: $0) }
        if situation.conversation == nil {
            snapshot.position = try statements.insert(snapshot, tenant: tenant, ticket: key)
        } else if let present = try reads.snapshot(conversation.id, tenant: tenant) {
            snapshot.position = present.position
            if conversation != present.conversation { try statements.update(snapshot, ticket: key) }
            // What became the ticket's comments is kept there.
            if conversation.ticketNumber != situation.conversation?.ticketNumber {
                try statements.deleteMessages(at: present.position)
            }
        }
        if let message = decision.message { try statements.insert(message, at: snapshot.position) }
        if let mark = decision.readMark { try statements.put(mark, at: snapshot.position) }
        return snapshot
    }
}

/// What a tenant has for whom nobody ever wrote.
private struct NoTenant: ConversationSource {
    func conversation(_ id: String) -> Conversation? { nil }
    func messages(keptWith id: String) -> [ConversationMessage] { [] }
    func readMark(of person: String, in id: String) -> ReadMark? { nil }
    func openConversationCount(of person: String) -> Int { 0 }
    func ticket(_ number: Int64) -> Ticket? { nil }
    func desk(_ key: String, version: Int?) -> DeskVersion? { nil }
    func repliedComment(_ id: Int64, on number: Int64) -> RepliedComment? { nil }
    func attachment(_ id: String) -> Attachment? { nil }
    func person(_ id: String) -> PersonReference? { nil }
    func calendar(of desk: Desk) -> ServiceCalendar? { nil }
    func nextNumber() -> Int64 { 0 }
}
