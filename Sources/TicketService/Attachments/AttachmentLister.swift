internal import TicketCore
internal import TicketMessages

/// Makes pages of a ticket's attachments.
struct AttachmentLister {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: ListAttachmentsRequest) async throws -> ListAttachmentsResponse {
        let size = try PageSize.resolve(request.pageSize)
        let binding = ListAttachmentsRequest(ticketNumber: request.ticketNumber)
        let after = try PageToken(request.pageToken, filter: binding)?.number() ?? 0
        _ = try await endpoints.visibleTicket(request.ticketNumber, to: caller)
        let found = try await endpoints.store.attachments(
            of: request.ticketNumber, tenant: caller.tenant, reader: AttachmentReader(caller.actor), after: after,
            limit: size + 1)
        var response = ListAttachmentsResponse()
        response.attachments = found.prefix(size).map {
            TicketMessages.Attachment($0.attachment, reader: caller.actor)
        }
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(number: last.place, filter: binding).text
        }
        return response
    }
}
