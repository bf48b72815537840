internal import TicketCore
internal import TicketMessages

/// Makes pages of past events.
struct EventLister {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: ListEventsRequest) async throws -> ListEventsResponse {
        let size = try PageSize.resolve(request.pageSize)
        let filter = request.filter ?? EventFilter()
        var after = try PageToken(request.pageToken, filter: filter).map { EventCursor(bytes: $0.key) }
        var response = ListEventsResponse()
        var hasMore = true
        while hasMore, response.events.count < size {
            let page = try await endpoints.store.events(
                EventQuery(filter, caller: caller, after: after, limit: size - response.events.count))
            response.events += page.entries.map { TicketMessages.Event($0, reader: caller.actor) }
            after = page.end
            hasMore = page.hasMore
        }
        if hasMore, let after { response.nextPageToken = try PageToken(key: after.bytes, filter: filter).text }
        return response
    }
}

extension EventQuery {
    /// The events that a caller may see, as far as the filter lets them through.
    init(_ filter: EventFilter, caller: Caller, after: EventCursor?, limit: Int) throws {
        self.init(
            tenant: caller.tenant, scope: Authorization.visibleTickets(to: caller.actor),
            ticketNumbers: try filter.ticketNumbers.bounded("filter.ticket_numbers"),
            desks: try filter.desks.bounded("filter.desks"),
            condition: try EventCondition(filter, caller: caller.actor), after: after, limit: limit,
            includesInternal: Authorization.readsInternal(caller.actor))
    }
}
