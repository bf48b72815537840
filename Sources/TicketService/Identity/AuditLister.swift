internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Lists the audit log, and writes down that somebody did.
struct AuditLister {
    let store: any TicketStore
    let clock: @Sendable () -> Timestamp
    let call: PresentedToken

    func page(_ request: ListAuditEntriesRequest) async throws -> ListAuditEntriesResponse {
        let size = try PageSize.resolve(request.pageSize)
        var binding = request
        binding.pageToken = ""
        binding.pageSize = 0
        let before = try PageToken(request.pageToken, filter: binding)?.number()
        let query = AuditQuery(
            tenant: call.caller.tenant, kinds: try kinds(request),
            personID: request.personID.isEmpty ? nil : request.personID,
            from: try request.startTime?.core(field: "start_time"),
            until: try request.endTime?.core(field: "end_time"), before: before, limit: size + 1)
        if before == nil { try await record(query) }
        let found = try await store.auditEntries(query)
        var response = ListAuditEntriesResponse()
        response.auditEntries = found.prefix(size).map(TicketMessages.AuditEntry.init)
        if found.count > size, let last = found.prefix(size).last {
            response.nextPageToken = try PageToken(number: last.position, filter: binding).text
        }
        return response
    }

    private func record(_ query: AuditQuery) async throws {
        try await store.record(
            TicketCore.AuditEntry(
                time: clock(), kind: .auditLogRead, actorID: call.caller.actor.person.id, subjectID: query.personID,
                peer: call.peer.host), tenant: query.tenant)
    }

    private func kinds(_ request: ListAuditEntriesRequest) throws -> Set<TicketCore.AuditEntry.Kind> {
        Set(
            try request.kinds.map { name in
                guard let kind = TicketCore.AuditEntry.Kind(rawValue: name) else {
                    let all = TicketCore.AuditEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw RPCError.invalidArgument(
                        field: "kinds", reason: "UNKNOWN_KIND", "\"\(name)\" is none; there are \(all)")
                }
                return kind
            })
    }
}

extension TicketMessages.AuditEntry {
    fileprivate init(_ stored: StoredAuditEntry) {
        let entry = stored.entry
        self.init(
            id: stored.position, time: GoogleProtobufTimestamp(entry.time), kind: entry.kind.rawValue,
            actorID: entry.actorID ?? "", serviceID: entry.serviceID ?? "", subjectID: entry.subjectID ?? "",
            objectID: entry.objectID ?? "", peer: entry.peer ?? "", details: entry.details)
    }
}
