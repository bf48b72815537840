internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.DeskService`: the desks and what they are made of.
struct DeskRPCs: DeskServiceProtocol {
    let endpoints: Endpoints

    var listDesks: UnaryHandler<ListDesksRequest, ListDesksResponse> {
        endpoints.read(.may(.readDesks)) { [endpoints] request, caller in
            let size = try PageSize.resolve(request.pageSize)
            let binding = ListDesksRequest()
            let after = try PageToken(request.pageToken, filter: binding).map {
                String(decoding: $0.key, as: UTF8.self)
            }
            let rest = try await endpoints.store.desks(tenant: caller.tenant).filter { $0.desk.key > after ?? "" }
            let page = rest.prefix(size)
            var response = ListDesksResponse(desks: page.map { TicketMessages.Desk($0, caller: caller) })
            if rest.count > size, let last = page.last {
                response.nextPageToken = try PageToken(key: Array(last.desk.key.utf8), filter: binding).text
            }
            return response
        }
    }

    var getDesk: UnaryHandler<GetDeskRequest, TicketMessages.Desk> {
        endpoints.read(.may(.readDesks)) { [endpoints] request, caller in
            guard let version = try await endpoints.store.desk(request.desk, version: nil, tenant: caller.tenant) else {
                throw RPCError.notFound("desk \"\(request.desk)\"")
            }
            return TicketMessages.Desk(version, caller: caller)
        }
    }
}
