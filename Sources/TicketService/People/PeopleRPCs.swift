internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.PeopleService`: what is kept of people, taken out and handed over.
struct PeopleRPCs: PeopleServiceProtocol {
    let endpoints: Endpoints

    var eraseRequester: UnaryHandler<EraseRequesterRequest, EraseRequesterResponse> {
        endpoints.read(.may(.managePeople)) { [endpoints] request, caller in
            try Self.check(request.person)
            var body = request
            body.requestID = ""
            let key = try RequestID.key(request.requestID, method: PeopleServiceMethods.eraseRequester, body: body)
            let report = try await endpoints.store.erase(
                ErasureRequest(
                    actor: caller.actor, person: request.person, pseudonym: Pseudonym.random(), idempotencyKey: key,
                    validateOnly: request.validateOnly))
            return EraseRequesterResponse(report)
        }
    }

    var exportPerson: ServerStreamHandler<ExportPersonRequest, ExportPersonResponse> {
        endpoints.stream(.may(.managePeople)) { [endpoints] request, caller, writer in
            try Self.check(request.person)
            try await PersonExporter(endpoints: endpoints, caller: caller, lines: LineSender(writer))
                .export(request.person)
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
            credentialCount: report.credentials)
    }
}
