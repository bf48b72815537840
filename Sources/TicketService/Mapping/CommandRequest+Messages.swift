internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension CommandRequest {
    /// The command to create a ticket.
    init(_ request: CreateTicketRequest, caller: Caller) throws {
        let ticket = request.ticket ?? TicketMessages.Ticket()
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .create(
                NewTicket(
                    desk: ticket.desk, subject: ticket.subject, issueType: ticket.issueType,
                    description: ticket.description, ccEmails: ticket.ccEmails, shared: ticket.shared,
                    locale: ticket.locale, channel: caller.channel)),
            idempotencyKey: try RequestID.key(
                request.requestID, method: TicketServiceMethods.createTicket, body: body),
            validateOnly: request.validateOnly)
    }

    /// The command to change fields of a ticket.
    init(_ request: UpdateTicketRequest, caller: Caller) throws {
        let ticket = request.ticket ?? TicketMessages.Ticket()
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .update(number: ticket.number, changes: try TicketChanges(ticket, mask: request.updateMask)),
            expectedRevision: try ETag.revision(ticket.etag, field: "ticket.etag"),
            idempotencyKey: try RequestID.key(
                request.requestID, method: TicketServiceMethods.updateTicket, body: body))
    }

    /// The command to move a ticket to another status.
    init(_ request: TransitionTicketRequest, caller: Caller) throws {
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor, command: .transition(number: request.number, status: request.status),
            expectedRevision: try ETag.revision(request.etag, field: "etag"),
            idempotencyKey: try RequestID.key(
                request.requestID, method: TicketServiceMethods.transitionTicket, body: body),
            validateOnly: request.validateOnly)
    }

    /// The command to comment on a ticket.
    init(_ request: AddCommentRequest, caller: Caller) throws {
        let comment = request.comment ?? TicketMessages.Comment()
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .addComment(
                number: request.number, body: comment.body, replyTo: comment.replyTo == 0 ? nil : comment.replyTo,
                informational: request.informational, channel: caller.channel, attachments: comment.attachmentIDs),
            expectedRevision: try ETag.revision(request.etag, field: "etag"),
            idempotencyKey: try RequestID.key(request.requestID, method: TicketServiceMethods.addComment, body: body))
    }
}

extension TicketChanges {
    /// The values of the fields that the mask names (AIP-134).
    init(_ ticket: TicketMessages.Ticket, mask: GoogleProtobufFieldMask?) throws {
        guard let paths = mask?.paths, !paths.isEmpty else {
            throw Self.invalidMask("REQUIRED", "name the fields to change")
        }
        self.init()
        for path in paths {
            switch TicketCore.FieldChange.Field(rawValue: path) {
            case .subject: subject = ticket.subject
            case .issueType: issueType = ticket.issueType
            case .shared: shared = ticket.shared
            case .locale: locale = ticket.locale
            case nil:
                throw Self.invalidMask(
                    "UNKNOWN_FIELD",
                    path == "status"
                        ? "the status is changed by TransitionTicket"
                        : "\"\(path)\" is no field that can be changed; these are: \(Self.changeable)")
            }
        }
    }

    private static var changeable: String {
        TicketCore.FieldChange.Field.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func invalidMask(_ reason: String, _ description: String) -> RPCError {
        .invalidArgument(field: "update_mask", reason: reason, description)
    }
}
