internal import TTRPC
internal import TicketCore
internal import TicketMail
internal import TicketMessages

/// `ticket.v1.MailService`: mail that comes in, and mail that needs a person.
struct MailRPCs: MailServiceProtocol {
    let endpoints: Endpoints
    /// Takes mail in; nil on a server without mail.
    let intake: MailIntake?

    private var store: any TicketStore { endpoints.store }

    var ingestMail: UnaryHandler<IngestMailRequest, IngestMailResponse> {
        endpoints.read(.may(.ingestMail)) { [self] request, caller in
            guard request.recipients.count <= MailIntake.recipientsMax else {
                throw RPCError.invalidArgument(
                    field: "recipients", reason: "TOO_MANY", "at most \(MailIntake.recipientsMax)")
            }
            let envelope = MailEnvelope(sender: request.sender, recipients: request.recipients)
            let results = try await present().take(request.raw, envelope: envelope, tenant: caller.tenant)
            return IngestMailResponse(mails: results.map(IngestedMail.init))
        }
    }

    var unsubscribe: UnaryHandler<UnsubscribeRequest, UnsubscribeResponse> {
        endpoints.read(.may(.ingestMail)) { [self] request, caller in
            try await present().stopCopies(token: request.token, tenant: caller.tenant)
            return UnsubscribeResponse()
        }
    }

    // MARK: Quarantine

    var listQuarantine: UnaryHandler<ListQuarantineRequest, ListQuarantineResponse> {
        endpoints.read(.may(.reviewMail)) { [self] request, caller in
            let size = try PageSize.resolve(request.pageSize)
            let after = try PageToken(request.pageToken, filter: ListQuarantineRequest())?.number() ?? 0
            let found = try await store.heldMails(tenant: caller.tenant, after: after, limit: size + 1)
            var response = ListQuarantineResponse(mails: found.prefix(size).map(QuarantinedMail.init))
            if found.count > size, let last = found.prefix(size).last {
                response.nextPageToken = try PageToken(number: last.id, filter: ListQuarantineRequest()).text
            }
            return response
        }
    }

    var getQuarantinedMail: UnaryHandler<GetQuarantinedMailRequest, QuarantinedMail> {
        endpoints.withToken(.may(.reviewMail)) { [self] request, call in
            guard let mail = try await store.heldMail(request.id, tenant: call.caller.tenant) else {
                throw RPCError.notFound("mail \(request.id) in quarantine")
            }
            try await endpoints.record(.heldMailRead, by: call.caller, from: call.peer, on: String(mail.id))
            return QuarantinedMail(mail)
        }
    }

    var releaseMail: UnaryHandler<ReleaseMailRequest, IngestedMail> {
        endpoints.read(.may(.reviewMail)) { [self] request, caller in
            try Self.check(request.requestID)
            guard (request.ticketNumber == 0) != request.desk.isEmpty else {
                throw RPCError.invalidArgument(
                    field: "desk", reason: "REQUIRED", "name either the ticket or the desk that gets the mail")
            }
            let release: MailIntake.Release =
                request.desk.isEmpty ? .note(ticket: request.ticketNumber) : .desk(request.desk)
            return IngestedMail(try await present().release(request.id, to: release, as: caller.actor))
        }
    }

    var discardMail: UnaryHandler<DiscardMailRequest, QuarantinedMail> {
        endpoints.read(.may(.reviewMail)) { [self] request, caller in
            try Self.check(request.requestID)
            let mail = try await store.heldMail(request.id, tenant: caller.tenant)
            try await present().discard(request.id, tenant: caller.tenant)
            var message = mail.map(QuarantinedMail.init) ?? QuarantinedMail(id: request.id)
            message.raw = []
            return message
        }
    }

    // MARK: Dead letters

    var listDeadLetters: UnaryHandler<ListDeadLettersRequest, ListDeadLettersResponse> {
        endpoints.read(.may(.manageMail)) { [self] request, caller in
            let size = try PageSize.resolve(request.pageSize)
            let after = try PageToken(request.pageToken, filter: ListDeadLettersRequest())?.number() ?? 0
            let found = try await store.deadMail(tenant: caller.tenant, after: after, limit: size + 1)
            var response = ListDeadLettersResponse(deadLetters: found.prefix(size).map(DeadLetter.init))
            if found.count > size, let last = found.prefix(size).last {
                response.nextPageToken = try PageToken(number: last.id, filter: ListDeadLettersRequest()).text
            }
            return response
        }
    }

    var retryDeadLetter: UnaryHandler<RetryDeadLetterRequest, DeadLetter> {
        endpoints.read(.may(.manageMail)) { [self] request, caller in
            var body = request
            body.requestID = ""
            let key = try RequestID.key(request.requestID, method: MailServiceMethods.retryDeadLetter, body: body)
            let mail = try await store.retryDeadMail(
                request.id, tenant: caller.tenant,
                for: StoreRequest(person: caller.actor.person.id, key: key, now: endpoints.clock()))
            guard let mail else { throw RPCError.notFound("dead letter \(request.id)") }
            return DeadLetter(mail)
        }
    }

    // MARK: What they need

    /// A mail leaves the quarantine once, whoever asks, so that its number alone makes a retry safe.
    private static func check(_ requestID: String) throws {
        if !requestID.isEmpty { try RequestID.check(requestID, field: "request_id") }
    }

    private func present() throws -> MailIntake {
        guard let intake else {
            throw RPCError(
                .failedPrecondition, reason: "NO_MAIL",
                message: "this server takes no mail; its operator has to set mail.domain")
        }
        return intake
    }
}
