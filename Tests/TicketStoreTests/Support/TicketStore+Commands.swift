import TicketCore

/// Short forms of the commands, so that a test shows what it is about.
extension TicketStore {
    @discardableResult
    func create(
        as actor: Actor = Cast.ana, subject: String = "The invoice is wrong", issueType: String = "",
        description: String = "", ccEmails: [String] = [], shared: Bool = false, channel: Channel = .api,
        validateOnly: Bool = false, key: IdempotencyKey? = nil
    ) async throws -> Ticket {
        let new = NewTicket(
            desk: Cast.desk.key, subject: subject, issueType: issueType, description: description, ccEmails: ccEmails,
            shared: shared, channel: channel)
        return try await execute(
            CommandRequest(actor: actor, command: .create(new), idempotencyKey: key, validateOnly: validateOnly)
        ).ticket
    }

    @discardableResult
    func update(
        _ number: Int64, as actor: Actor = Cast.ana, _ changes: TicketChanges, expecting revision: Int64? = nil,
        validateOnly: Bool = false, key: IdempotencyKey? = nil
    ) async throws -> Ticket {
        try await execute(
            CommandRequest(
                actor: actor, command: .update(number: number, changes: changes), expectedRevision: revision,
                idempotencyKey: key, validateOnly: validateOnly)
        ).ticket
    }

    @discardableResult
    func transition(
        _ number: Int64, as actor: Actor = Cast.alba, to status: String, expecting revision: Int64? = nil,
        validateOnly: Bool = false, key: IdempotencyKey? = nil
    ) async throws -> Ticket {
        try await execute(
            CommandRequest(
                actor: actor, command: .transition(number: number, status: status), expectedRevision: revision,
                idempotencyKey: key, validateOnly: validateOnly)
        ).ticket
    }

    @discardableResult
    func comment(
        _ number: Int64, as actor: Actor = Cast.ana, _ body: String = "Any news?", replyTo: Int64? = nil,
        expecting revision: Int64? = nil, validateOnly: Bool = false, key: IdempotencyKey? = nil
    ) async throws -> CommandOutcome {
        try await execute(
            CommandRequest(
                actor: actor,
                command: .addComment(
                    number: number, body: body, replyTo: replyTo, informational: false, channel: .app),
                expectedRevision: revision, idempotencyKey: key, validateOnly: validateOnly))
    }

    /// Every ticket that a query finds, newest first, in one page.
    func allTickets(
        tenant: String = Cast.tenant, scope: TicketScope = .all, filter: TicketFilter = TicketFilter()
    ) async throws -> [Ticket] {
        try await tickets(TicketQuery(tenant: tenant, scope: scope, filter: filter, before: nil, limit: 10_000))
    }

    /// Every event of a tenant, in commit order, in one page.
    func allEvents(tenant: String = Cast.tenant, scope: TicketScope = .all) async throws -> [EventPage.Entry] {
        try await events(EventQuery(tenant: tenant, scope: scope, after: nil, limit: 10_000)).entries
    }
}

extension IdempotencyKey {
    /// A request id with the digest of some body.
    static func named(_ id: String, body: UInt8 = 1) -> IdempotencyKey {
        IdempotencyKey(requestID: id, fingerprint: [UInt8](repeating: body, count: 32))
    }
}
