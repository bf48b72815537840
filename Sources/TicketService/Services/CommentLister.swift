internal import TicketCore
internal import TicketMessages

/// Makes pages of comments.
struct CommentLister {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: ListCommentsRequest) async throws -> ListCommentsResponse {
        let size = try PageSize.resolve(request.pageSize)
        let binding = ListCommentsRequest(number: request.number)
        let after = try PageToken(request.pageToken, filter: binding)?.number() ?? 0
        _ = try await endpoints.visibleTicket(request.number, to: caller)
        let found = try await endpoints.store.comments(
            of: request.number, tenant: caller.tenant, after: after, limit: size + 1,
            includingInternal: Authorization.readsInternal(caller.actor))
        var response = ListCommentsResponse()
        response.comments = found.prefix(size).map {
            TicketMessages.Comment($0, ticketNumber: request.number, reader: caller.actor)
        }
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(number: last.id, filter: binding).text
        }
        return response
    }
}
