internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Makes pages of what a search finds.
struct TicketSearcher {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: SearchTicketsRequest) async throws -> SearchTicketsResponse {
        let size = try PageSize.resolve(request.pageSize)
        let filter = request.filter ?? TicketMessages.TicketFilter()
        let binding = SearchTicketsRequest(query: request.query, filter: filter)
        let search = TicketSearch(
            tenant: caller.tenant, scope: Authorization.visibleTickets(to: caller.actor),
            filter: try TicketCore.TicketFilter(filter, caller: caller.actor), words: try words(request.query),
            includesInternal: Authorization.readsInternal(caller.actor),
            after: try PageToken(request.pageToken, filter: binding)?.searchPosition(), limit: size)
        let page = try await endpoints.store.search(search)
        var response = SearchTicketsResponse()
        var presenter = TicketPresenter(endpoints, caller: caller)
        for hit in page.hits {
            let ticket = try await presenter.message(for: hit.ticket)
            response.hits.append(SearchHit(ticket: ticket, snippet: hit.snippet))
        }
        if let next = page.next { response.nextPageToken = try PageToken(next, filter: binding).text }
        return response
    }

    private func words(_ query: String) throws -> SearchWords {
        do {
            return try SearchWords(query)
        } catch {
            throw RPCError(error)
        }
    }
}

extension RPCError {
    /// What a caller is told of words that cannot be looked for.
    fileprivate init(_ error: SearchQueryError) {
        let (reason, description) =
            switch error {
            case .empty: ("EMPTY_QUERY", "name a word to look for; letters and digits make words")
            case .tooManyWords(let max): ("TOO_MANY_WORDS", "at most \(max) words")
            case .tooLong(let bytes): ("TOO_LONG", "at most \(bytes) bytes of UTF-8")
            case .prefixTooShort(let min):
                ("PREFIX_TOO_SHORT", "at least \(min) letters before the \"*\", in a word of its own")
            }
        self = .invalidArgument(field: "query", reason: reason, description)
    }
}
