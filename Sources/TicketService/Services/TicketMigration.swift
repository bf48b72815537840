internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Brings the tickets of a desk to its newest version, page by page.
struct TicketMigration {
    let endpoints: Endpoints
    let caller: Caller

    func page(_ request: MigrateTicketsRequest) async throws -> MigrateTicketsResponse {
        guard let newest = try await endpoints.store.desk(request.desk, version: nil, tenant: caller.tenant) else {
            throw RPCError.notFound("desk \"\(request.desk)\"")
        }
        let map = try request.statusMap.core(for: newest.desk)
        let (tickets, nextPageToken) = try await tickets(request)
        let older = tickets.filter { $0.state.isActive && $0.deskVersion < newest.version }
        var response = MigrateTicketsResponse(
            deskVersion: Int32(clamping: newest.version),
            unmappedStatuses: older.unmappedStatuses(in: newest.desk, by: map), nextPageToken: nextPageToken)
        if response.unmappedStatuses.isEmpty {
            try await migrate(older, map, request, &response)
        } else if !request.validateOnly {
            throw Self.unmapped(response.unmappedStatuses, newest.desk)
        }
        return response
    }

    private func tickets(_ request: MigrateTicketsRequest) async throws -> ([TicketCore.Ticket], String) {
        let size = try PageSize.resolve(request.pageSize)
        let binding = MigrateTicketsRequest(desk: request.desk, statusMap: request.statusMap)
        let before = try PageToken(request.pageToken, filter: binding)?.number()
        let found = try await endpoints.store.tickets(
            TicketQuery(
                tenant: caller.tenant, scope: Authorization.visibleTickets(to: caller.actor),
                filter: TicketCore.TicketFilter(desks: [request.desk]), before: before, limit: size + 1))
        let page = Array(found.prefix(size))
        guard found.count > size, let last = page.last else { return (page, "") }
        return (page, try PageToken(number: last.number, filter: binding).text)
    }

    private func migrate(
        _ tickets: [TicketCore.Ticket], _ map: [String: String], _ request: MigrateTicketsRequest,
        _ response: inout MigrateTicketsResponse
    ) async throws {
        var body = request
        body.requestID = ""
        let batch = TicketBatch(
            endpoints: endpoints, caller: caller,
            key: try RequestID.key(request.requestID, method: TicketServiceMethods.migrateTickets, body: body),
            validateOnly: request.validateOnly)
        let results = await batch.results(of: tickets.map { .migrate(number: $0.number, statuses: map) })
        for (ticket, result) in zip(tickets, results) {
            guard let migrated = result.ticket else {
                response.failures.append(result)
                continue
            }
            response.count(from: ticket.status.key, to: migrated.status)
        }
    }

    private static func unmapped(_ statuses: [String], _ desk: TicketCore.Desk) -> RPCError {
        RPCError(
            Refusal.conflict(
                reason: "STATUS_NOT_MAPPED",
                message: "nothing says what becomes of \(statuses.joined(separator: ", ")); name it in status_map",
                legal: desk.statuses.map(\.key)))
    }
}

extension [StatusMapping] {
    /// The map by key. Statuses that the desk does not have, and one that is named twice, are refused.
    fileprivate func core(for desk: TicketCore.Desk) throws -> [String: String] {
        var map: [String: String] = [:]
        for (index, mapping) in try bounded("status_map").enumerated() {
            guard desk.status(mapping.toStatus) != nil else {
                throw RPCError.invalidArgument(
                    field: "status_map[\(index)].to_status", reason: "UNKNOWN_STATUS",
                    "\"\(mapping.toStatus)\" is none of the desk's: "
                        + desk.statuses.map(\.key).joined(separator: ", "))
            }
            guard map.updateValue(mapping.toStatus, forKey: mapping.fromStatus) == nil else {
                throw RPCError.invalidArgument(
                    field: "status_map[\(index)].from_status", reason: "DOUBLE_STATUS",
                    "\"\(mapping.fromStatus)\" stands there already; name each status once")
            }
        }
        return map
    }
}

extension [TicketCore.Ticket] {
    /// The statuses of which nothing says what becomes of them, each once.
    fileprivate func unmappedStatuses(in desk: TicketCore.Desk, by map: [String: String]) -> [String] {
        var statuses: [String] = []
        for ticket in self where !statuses.contains(ticket.status.key) {
            if desk.status(map[ticket.status.key] ?? ticket.status.key) == nil { statuses.append(ticket.status.key) }
        }
        return statuses
    }
}

extension MigrateTicketsResponse {
    /// Counts a ticket that went from one status to another.
    fileprivate mutating func count(from: String, to: String) {
        migratedCount += 1
        if let index = moves.firstIndex(where: { $0.fromStatus == from && $0.toStatus == to }) {
            moves[index].count += 1
        } else {
            moves.append(StatusMove(fromStatus: from, toStatus: to, count: 1))
        }
    }
}
