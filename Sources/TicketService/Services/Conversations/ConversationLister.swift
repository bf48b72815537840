internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Makes pages of conversations.
struct ConversationLister {
    let presenter: ConversationPresenter
    let caller: Caller

    func page(_ request: ListConversationsRequest) async throws -> ListConversationsResponse {
        let size = try PageSize.resolve(request.pageSize)
        var binding = request
        binding.pageSize = 0
        binding.pageToken = ""
        let query = ConversationQuery(
            tenant: caller.tenant, requester: requester(request), desk: request.desk.isEmpty ? nil : request.desk,
            isOpen: try isOpen(request.state), before: try PageToken(request.pageToken, filter: binding)?.number(),
            limit: size + 1)
        let found = try await presenter.endpoints.store.conversations(query)
        var response = ListConversationsResponse()
        // What has become invisible, such as with a deleted ticket, leaves a gap on its page.
        for snapshot in found.prefix(size) where Authorization.sees(caller.actor, snapshot) {
            response.conversations.append(try await presenter.conversation(snapshot, for: caller))
        }
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(number: last.position, filter: binding).text
        }
        return response
    }

    /// Customers are shown their own, whatever they ask for.
    private func requester(_ request: ListConversationsRequest) -> String? {
        guard Authorization.visibleTickets(to: caller.actor) == .all else { return caller.actor.person.id }
        switch request.requester {
        case "": return nil
        case "me": return caller.actor.person.id
        default: return request.requester
        }
    }

    private func isOpen(_ state: ConversationState) throws -> Bool? {
        switch state {
        case .unspecified: return nil
        case .open: return true
        case .closed: return false
        case .unrecognized:
            throw RPCError.invalidArgument(
                field: "state", reason: "UNKNOWN_VALUE", "open or closed; leave it out for both")
        }
    }
}

/// Makes pages of messages.
struct MessageLister {
    let presenter: ConversationPresenter
    let caller: Caller

    func page(_ request: ListMessagesRequest) async throws -> ListMessagesResponse {
        let size = try PageSize.resolve(request.pageSize)
        let binding = ListMessagesRequest(conversationID: request.conversationID)
        let after = try PageToken(request.pageToken, filter: binding)?.number() ?? 0
        let page = try await presenter.page(request.conversationID, for: caller, after: after, limit: size + 1)
        var response = ListMessagesResponse()
        response.messages = page.messages.prefix(size).map {
            TicketMessages.Message($0, in: page.snapshot.conversation, reader: caller.actor)
        }
        if page.messages.count > size, let last = page.messages.prefix(size).last {
            response.nextPageToken = try PageToken(number: last.id, filter: binding).text
        }
        return response
    }
}
