internal import TicketCore
internal import TicketMessages

/// Makes pages of tickets.
struct TicketLister {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: ListTicketsRequest) async throws -> ListTicketsResponse {
        let size = try PageSize.resolve(request.pageSize)
        let order = try request.orderBy.core(field: "order_by")
        var binding = ListTicketsRequest(filter: request.filter ?? TicketMessages.TicketFilter())
        binding.orderBy = TicketMessages.TicketOrder(order)
        let query = TicketQuery(
            tenant: caller.tenant, scope: Authorization.visibleTickets(to: caller.actor),
            filter: try TicketCore.TicketFilter(request.filter ?? .init(), caller: caller.actor), order: order,
            after: try PageToken(request.pageToken, filter: binding)?.position(), limit: size + 1)
        let found = try await endpoints.store.tickets(query)
        var response = ListTicketsResponse()
        for ticket in found.prefix(size) { response.tickets.append(try await message(for: ticket)) }
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(TicketPosition(last), filter: binding).text
        }
        return response
    }

    private func message(for ticket: TicketCore.Ticket) async throws -> TicketMessages.Ticket {
        let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
        return TicketMessages.Ticket(ticket, desk: desk, caller: caller)
    }
}
