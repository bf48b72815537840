internal import ProtobufC
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Keeps views: filters and orders under names.
struct ViewKeeper {
    /// How long a name may be, in Unicode scalars.
    private static let nameScalarsMax = 64

    let endpoints: Endpoints
    let caller: Caller

    func save(_ request: SaveViewRequest) async throws -> TicketView {
        var view = request.view ?? TicketView()
        try checkName(view.name)
        // Refuses what could not be listed.
        _ = try TicketCore.TicketFilter(view.filter ?? .init(), caller: caller.actor)
        view.orderBy = TicketMessages.TicketOrder(try view.orderBy.core(field: "view.order_by"))
        let owner = try await owner(desk: view.desk)
        let saved = SavedView(owner: owner, name: view.name, definition: try view.packed())
        var body = request
        body.requestID = ""
        let key = try RequestID.key(request.requestID, method: TicketServiceMethods.saveView, body: body)
        try await endpoints.store.save(saved, tenant: caller.tenant, for: storeRequest(key))
        return view
    }

    func list(_ request: ListViewsRequest) async throws -> ListViewsResponse {
        var owners = [SavedView.Owner.person(caller.actor.person.id)]
        if !request.desk.isEmpty { owners.append(try await owner(desk: request.desk)) }
        var response = ListViewsResponse()
        for owner in owners {
            response.views += try await endpoints.store.views(of: owner, tenant: caller.tenant).map(message)
        }
        return response
    }

    func delete(_ request: DeleteViewRequest) async throws -> GoogleProtobufEmpty {
        let owner = try await owner(desk: request.desk)
        var body = request
        body.requestID = ""
        let key = try RequestID.key(request.requestID, method: TicketServiceMethods.deleteView, body: body)
        let isDeleted = try await endpoints.store.deleteView(
            request.name, of: owner, tenant: caller.tenant, for: storeRequest(key))
        guard isDeleted else { throw RPCError.notFound("view \"\(request.name)\"") }
        return GoogleProtobufEmpty()
    }

    /// The view that a list names: "name", or "desk/name" for one that is shared.
    func view(_ name: String) async throws -> TicketView {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        // Whoever may not share views does not know of those that are shared.
        let isShared = parts.count == 2
        guard !isShared || Authorization.readsInternal(caller.actor), let last = parts.last else {
            throw RPCError.notFound("view \"\(name)\"")
        }
        let owner = isShared ? SavedView.Owner.desk(parts[0]) : .person(caller.actor.person.id)
        let views = try await endpoints.store.views(of: owner, tenant: caller.tenant)
        guard let view = views.first(where: { $0.name == last }) else { throw RPCError.notFound("view \"\(name)\"") }
        return try message(view)
    }

    private func message(_ view: SavedView) throws -> TicketView { try TicketView(unpacking: view.definition) }

    private func storeRequest(_ key: IdempotencyKey?) -> StoreRequest {
        StoreRequest(person: caller.actor.person.id, key: key, now: endpoints.clock())
    }

    private func owner(desk: String) async throws -> SavedView.Owner {
        if desk.isEmpty { return .person(caller.actor.person.id) }
        guard Authorization.readsInternal(caller.actor) else {
            throw RPCError(
                .permissionDenied, reason: "STAFF_ONLY_VIEW",
                message: "views are shared among the staff of a desk; leave the desk out for your own")
        }
        guard try await endpoints.store.desk(desk, version: nil, tenant: caller.tenant) != nil else {
            throw RPCError.notFound("desk \"\(desk)\"")
        }
        return .desk(desk)
    }

    private func checkName(_ name: String) throws {
        let scalars = name.unicodeScalars
        let isLegal =
            (1...Self.nameScalarsMax).contains(scalars.count)
            && !scalars.contains { $0 == "/" || $0.properties.generalCategory == .control }
        guard isLegal else {
            throw RPCError.invalidArgument(
                field: "view.name", reason: "INVALID_NAME",
                "1 to \(Self.nameScalarsMax) characters, no \"/\" and no control characters")
        }
    }
}
