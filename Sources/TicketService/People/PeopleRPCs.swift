internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.PeopleService`: what is kept of people, taken out and handed over.
struct PeopleRPCs: PeopleServiceProtocol {
    let endpoints: Endpoints

    var eraseRequester: UnaryHandler<EraseRequesterRequest, EraseRequesterResponse> {
        endpoints.withToken(.may(.managePeople)) { [endpoints] request, call in
            let caller = call.caller
            try Self.check(request.person)
            var body = request
            body.requestID = ""
            let key = try RequestID.key(request.requestID, method: PeopleServiceMethods.eraseRequester, body: body)
            if !request.validateOnly {
                // Who it was is what is to be forgotten.
                try await endpoints.record(.dataErased, by: caller, from: call.peer, of: nil)
            }
            let report = try await endpoints.store.erase(
                ErasureRequest(
                    actor: caller.actor, person: request.person, pseudonym: Pseudonym.random(), idempotencyKey: key,
                    validateOnly: request.validateOnly))
            return EraseRequesterResponse(report)
        }
    }

    var exportPerson: ServerStreamHandler<ExportPersonRequest, ExportPersonResponse> {
        endpoints.follow(.may(.managePeople)) { [endpoints] request, visitor, writer in
            try Self.check(request.person)
            let caller = visitor.caller
            let lines = LineSender(writer, for: FreshCaller(visitor, endpoints.store))
            let exporter = PersonExporter(endpoints: endpoints, caller: caller, lines: lines)
            try await exporter.export(request.person) { id in
                try await endpoints.record(.dataExported, by: caller, from: visitor.peer, of: id)
            }
        }
    }

    private static func check(_ person: String) throws {
        guard (1...256).contains(person.utf8.count) else {
            throw RPCError.invalidArgument(field: "person", reason: "REQUIRED", "an id or a mail address")
        }
    }
}

extension EraseRequesterResponse {
    fileprivate init(_ report: ErasureReport) {
        self.init(
            ticketCount: report.tickets, mentionCount: report.mentions, commentCount: report.comments,
            conversationCount: report.conversations, messageCount: report.messages,
            attachmentCount: report.attachments, attachmentBytes: report.attachmentBytes,
            outboxCount: report.outboxEntries, voteCount: report.votes, viewCount: report.views,
            credentialCount: report.credentials, heldMailCount: report.heldMails,
            addressNoteCount: report.addressNotes)
    }
}

extension Endpoints {
    /// Notes in the audit log what was done with somebody's data.
    fileprivate func record(
        _ kind: TicketCore.AuditEntry.Kind, by caller: Caller, from peer: PeerAddress, of person: String?
    ) async throws {
        try await store.record(
            TicketCore.AuditEntry(
                time: clock(), kind: kind, actorID: caller.actor.person.id, subjectID: person, peer: peer.host),
            tenant: caller.tenant)
    }
}
