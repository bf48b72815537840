internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.DeskService`: the desks and what they are made of.
struct DeskRPCs: DeskServiceProtocol {
    let endpoints: Endpoints
    let clocks: DeskClocks
    let attachmentLimits: AttachmentLimits

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
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            TicketMessages.Desk(try await desk(request.desk, version: request.version, caller), caller: caller)
        }
    }

    var listStatuses: UnaryHandler<ListStatusesRequest, ListStatusesResponse> {
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            let desk = try await desk(request.desk, version: request.version, caller).desk
            let view = DeskView(desk: desk, caller: caller)
            return ListStatusesResponse(statuses: view.statuses.map { DeskStatus($0, view: view) })
        }
    }

    var listIssueTypes: UnaryHandler<ListIssueTypesRequest, ListIssueTypesResponse> {
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            let desk = try await desk(request.desk, version: request.version, caller).desk
            let view = DeskView(desk: desk, caller: caller)
            return ListIssueTypesResponse(issueTypes: desk.issueTypes.map { IssueType($0, view: view) })
        }
    }

    /// One version of a desk; 0 means the newest.
    func desk(_ key: String, version: Int32 = 0, _ caller: Caller) async throws -> DeskVersion {
        let wanted = version == 0 ? nil : Int(version)
        guard let desk = try await endpoints.store.desk(key, version: wanted, tenant: caller.tenant) else {
            throw RPCError.notFound(wanted.map { "version \($0) of the desk \"\(key)\"" } ?? "desk \"\(key)\"")
        }
        return desk
    }
}
