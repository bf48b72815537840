internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Tells what a ticket was like.
struct TicketHistorian {
    let endpoints: Endpoints
    let caller: Caller

    func ticket(_ request: GetTicketAtRequest) async throws -> GetTicketAtResponse {
        let moment = try request.moment()
        let present = try await endpoints.visibleTicket(request.number, to: caller)
        if case .revision(let revision) = moment, revision > present.revision {
            throw RPCError(
                .outOfRange, reason: "REVISION_OUT_OF_RANGE",
                message: "ticket \(request.number) is at revision \(present.revision)",
                metadata: [("revision", String(present.revision))])
        }
        let past = try await endpoints.store.ticket(
            request.number, at: moment, tenant: caller.tenant,
            includesInternal: Authorization.readsInternal(caller.actor))
        guard let past, past.ticket.state.deleteTime == nil || Authorization.seesDeleted(caller.actor) else {
            throw RPCError.notFound("ticket \(request.number) at that time")
        }
        let desk = try await endpoints.desks.desk(for: past.ticket, tenant: caller.tenant)
        return GetTicketAtResponse(
            ticket: TicketMessages.Ticket(past.ticket, desk: desk, caller: caller),
            comments: past.comments.map {
                TicketMessages.Comment($0, ticketNumber: request.number, reader: caller.actor)
            })
    }
}

extension GetTicketAtRequest {
    fileprivate func moment() throws -> TicketMoment {
        guard revision >= 0 else {
            throw RPCError.invalidArgument(field: "revision", reason: "NEGATIVE", "1 for the first event, or a time")
        }
        switch (revision, time) {
        case (0, nil):
            throw RPCError.invalidArgument(field: "revision", reason: "REQUIRED", "name a revision or a time")
        case (0, let time?): return .time(try time.core(field: "time"))
        case (_, nil): return .revision(revision)
        case (_, _?):
            throw RPCError.invalidArgument(field: "time", reason: "CONFLICTING", "set a revision or a time, not both")
        }
    }
}
