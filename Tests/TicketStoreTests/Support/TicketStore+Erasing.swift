import TicketCore

/// Short forms for erasures.
extension TicketStore {
    /// Erases somebody, as an admin asks for it.
    @discardableResult
    func erase(
        _ person: String, as actor: Actor = Cast.ines, pseudonym: String = "erased-1", key: IdempotencyKey? = nil,
        validateOnly: Bool = false
    ) async throws -> ErasureReport {
        try await erase(
            ErasureRequest(
                actor: actor, person: person, pseudonym: pseudonym, idempotencyKey: key, validateOnly: validateOnly))
    }

    /// All that can be read of a tenant's tickets, by number.
    func wholeTickets(tenant: String = Cast.tenant) async throws -> [Int64: WholeTicket] {
        var all: [Int64: WholeTicket] = [:]
        for ticket in try await allTickets(tenant: tenant, filter: TicketFilter(includesDeleted: true)) {
            let number = ticket.number
            let events = EventQuery(tenant: tenant, scope: .all, ticketNumbers: [number], after: nil, limit: 10_000)
            var whole = WholeTicket(
                ticket: ticket,
                comments: try await comments(of: number, tenant: tenant, after: 0, limit: 10_000),
                events: try await self.events(events).entries.map(\.event))
            for revision in 1...ticket.revision {
                whole.pasts.append(
                    try await self.ticket(number, at: .revision(revision), tenant: tenant, includesInternal: true))
            }
            let reader = AttachmentReader(Cast.ines)
            whole.attachments = try await attachments(
                of: number, tenant: tenant, reader: reader, after: 0, limit: 1_000
            ).map(\.attachment)
            all[number] = whole
        }
        return all
    }
}

/// All that can be read of a ticket.
struct WholeTicket: Equatable {
    var ticket: Ticket
    var comments: [TicketCore.Comment]
    var events: [TicketEvent]
    var pasts: [PastTicket?] = []
    var attachments: [TicketAttachment] = []

    /// All of it in lower case, to look for words.
    var text: String { "\(self)".lowercased() }
}
