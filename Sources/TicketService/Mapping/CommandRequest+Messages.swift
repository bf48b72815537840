internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension CommandRequest {
    /// The command to create a ticket.
    init(_ request: CreateTicketRequest, caller: Caller) throws {
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .create(try NewTicket(request.ticket ?? TicketMessages.Ticket(), caller: caller)),
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
        try self.init(
            .transition(number: request.number, status: request.status, reason: request.reason), for: request,
            of: TicketServiceMethods.transitionTicket, caller: caller, validateOnly: request.validateOnly)
    }

    /// The command to comment on a ticket.
    init(_ request: AddCommentRequest, caller: Caller) throws {
        let comment = request.comment ?? TicketMessages.Comment()
        try self.init(
            .addComment(
                number: request.number, body: comment.body, replyTo: comment.replyTo == 0 ? nil : comment.replyTo,
                informational: request.informational, channel: caller.channel, isInternal: comment.internal,
                attachments: comment.attachmentIDs),
            for: request, of: TicketServiceMethods.addComment, caller: caller)
    }
}

extension NewTicket {
    /// A ticket that a caller asks for, for itself or for a customer.
    init(_ ticket: TicketMessages.Ticket, caller: Caller) throws {
        let id = ticket.requester?.id ?? ""
        let isForOther = !id.isEmpty && id != caller.actor.person.id
        self.init(
            desk: ticket.desk, subject: ticket.subject, issueType: ticket.issueType,
            description: ticket.description, ccEmails: ticket.ccEmails, shared: ticket.shared, locale: ticket.locale,
            channel: isForOther ? ticket.channel.core ?? caller.channel : caller.channel,
            requester: isForOther ? id : nil, fields: try ticket.fields.core("ticket.fields"))
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
            if try take(path, of: ticket) { continue }
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

    /// Takes a list; answers whether the path names one.
    private mutating func take(_ path: String, of ticket: TicketMessages.Ticket) throws -> Bool {
        switch path {
        case "tags": tags = try ticket.tags.bounded("ticket.tags")
        case "fields": fields = try ticket.fields.core("ticket.fields")
        default: return false
        }
        return true
    }

    private static var changeable: String {
        (TicketCore.FieldChange.Field.allCases.map(\.rawValue) + ["tags", "fields"]).joined(separator: ", ")
    }

    private static func invalidMask(_ reason: String, _ description: String) -> RPCError {
        .invalidArgument(field: "update_mask", reason: reason, description)
    }
}

extension [FieldValue] {
    /// The values by key; a key that stands there twice is refused.
    func core(_ path: String) throws -> [String: String] {
        var values: [String: String] = [:]
        for (index, field) in try bounded(path).enumerated() {
            guard values.updateValue(field.value, forKey: field.key) == nil else {
                throw RPCError.invalidArgument(
                    field: "\(path)[\(index)]", reason: "DOUBLE_FIELD",
                    "\"\(field.key)\" stands there already; name each field once")
            }
        }
        return values
    }
}
