internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Makes pages of tickets.
struct TicketLister {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: ListTicketsRequest) async throws -> ListTicketsResponse {
        let size = try PageSize.resolve(request.pageSize)
        var binding = try await asked(request)
        let order = try binding.orderBy.core(field: "order_by")
        binding.orderBy = TicketMessages.TicketOrder(order)
        let query = TicketQuery(
            tenant: caller.tenant, scope: Authorization.visibleTickets(to: caller.actor),
            filter: try TicketCore.TicketFilter(binding.filter ?? .init(), caller: caller.actor), order: order,
            after: try PageToken(request.pageToken, filter: binding)?.position(), limit: size + 1)
        let found = try await endpoints.store.tickets(query)
        var response = ListTicketsResponse()
        var presenter = TicketPresenter(endpoints, caller: caller)
        response.tickets.reserveCapacity(min(found.count, size))
        for ticket in found.prefix(size) { response.tickets.append(try await presenter.message(for: ticket)) }
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(TicketPosition(last), filter: binding).text
        }
        return response
    }

    /// The filter and the order that a request means, its view's if it names one.
    private func asked(_ request: ListTicketsRequest) async throws -> ListTicketsRequest {
        var asked = ListTicketsRequest(filter: request.filter ?? TicketMessages.TicketFilter())
        asked.orderBy = request.orderBy
        guard !request.view.isEmpty else { return asked }
        guard asked.filter == TicketMessages.TicketFilter() else {
            throw RPCError.invalidArgument(
                field: "view", reason: "CONFLICTING", "name a view or set a filter, not both")
        }
        let view = try await ViewKeeper(endpoints: endpoints, caller: caller).view(request.view)
        asked.filter = view.filter ?? TicketMessages.TicketFilter()
        if asked.orderBy == .unspecified { asked.orderBy = view.orderBy }
        return asked
    }
}
