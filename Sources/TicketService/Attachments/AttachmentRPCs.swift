internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.AttachmentService`: files of tickets, each call authorised by the ticket as it stands.
struct AttachmentRPCs: AttachmentServiceProtocol {
    let endpoints: Endpoints
    let limits: AttachmentLimits

    var uploadAttachment: ClientStreamHandler<UploadAttachmentRequest, TicketMessages.Attachment> {
        endpoints.take(.may(.comment)) { [endpoints, limits] requests, visitor in
            try await UploadReceiver(endpoints: endpoints, visitor: visitor, limits: limits).receive(requests)
        }
    }

    var getUpload: UnaryHandler<GetUploadRequest, TicketMessages.Upload> {
        endpoints.read(.may(.comment)) { [endpoints] request, caller in
            let found = try await endpoints.store.upload(
                request.uploadID, of: caller.actor.person.id, tenant: caller.tenant)
            guard let upload = found else { throw RPCError.notFound("upload \"\(request.uploadID)\"") }
            return TicketMessages.Upload(
                uploadID: request.uploadID, receivedBytes: upload.receivedBytes,
                attachment: upload.attachment.map { TicketMessages.Attachment($0, reader: caller.actor) })
        }
    }

    var downloadAttachment: ServerStreamHandler<DownloadAttachmentRequest, DownloadAttachmentResponse> {
        endpoints.follow(.may(.readTicket)) { [endpoints] request, visitor, writer in
            let attachment = try await endpoints.visibleAttachment(request.id, to: visitor.caller)
            try await AttachmentSender(endpoints: endpoints, visitor: visitor, attachment: attachment)
                .send(offset: request.offsetBytes, length: request.lengthBytes, to: writer)
        }
    }

    var getAttachment: UnaryHandler<GetAttachmentRequest, TicketMessages.Attachment> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            TicketMessages.Attachment(
                try await endpoints.visibleAttachment(request.id, to: caller), reader: caller.actor)
        }
    }

    var listAttachments: UnaryHandler<ListAttachmentsRequest, ListAttachmentsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await AttachmentLister(endpoints: endpoints, caller: caller).page(request)
        }
    }
}

extension Endpoints {
    /// The attachment of this id, if the caller may read it now: by its ticket, and by what it belongs to there.
    func visibleAttachment(_ id: String, to caller: Caller) async throws -> TicketCore.Attachment {
        guard let attachment = try await store.attachment(id, tenant: caller.tenant),
            let ticket = try await store.ticket(attachment.ticketNumber, tenant: caller.tenant),
            Authorization.may(caller.actor, .readTicket, ticket) == .yes,
            AttachmentReader(caller.actor).reads(attachment)
        else { throw RPCError.notFound("attachment \"\(id)\"") }
        return attachment
    }
}
