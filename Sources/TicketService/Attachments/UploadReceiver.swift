internal import TTRPC
internal import TicketCore
internal import TicketHash
internal import TicketMessages

/// Takes the messages of one call that uploads a file.
struct UploadReceiver {
    /// What has arrived of the file, looked at as it came.
    private struct Progress {
        var receivedBytes: Int64 = 0
        var hash = SHA256()
        var sniffer = MediaTypeSniffer()

        mutating func take(_ bytes: [UInt8]) {
            receivedBytes += Int64(bytes.count)
            hash.update(bytes)
            sniffer.take(bytes)
        }
    }

    let endpoints: Endpoints
    let visitor: Visitor
    let limits: AttachmentLimits

    private var caller: Caller { visitor.caller }
    private var store: any TicketStore { endpoints.store }

    func receive(_ requests: MessageStream<UploadAttachmentRequest>) async throws -> TicketMessages.Attachment {
        var messages = requests.makeAsyncIterator()
        guard case .start(let start)? = try await messages.next()?.kind else { throw RPCError.uploadWithoutStart }
        let upload = try await checked(start)
        let opened = try await store.openUpload(
            upload, tenant: caller.tenant, fileID: FileID.random(), limits: limits)
        guard case .open(let claim, let receivedBytes) = opened else {
            guard case .complete(let attachment) = opened else { throw UploadFailure.superseded }
            return TicketMessages.Attachment(attachment, reader: caller.actor)
        }
        defer { store.release(claim) }
        var progress = try await resume(claim, at: start.offsetBytes, receivedBytes: receivedBytes)
        var fresh = FreshCaller(visitor, store)
        while let message = try await messages.next() {
            _ = try await fresh.current()
            let bytes = try chunk(message, upload, progress)
            try await store.write(bytes, to: claim, at: progress.receivedBytes)
            progress.take(bytes)
        }
        _ = try await fresh.current()
        return try await finish(upload, claim, progress)
    }

    /// What the call is about, if the caller may send it.
    private func checked(_ start: UploadStart) async throws -> NewUpload {
        try RequestID.check(start.uploadID, field: "start.upload_id")
        let upload = NewUpload(
            uploadID: start.uploadID, ticketNumber: start.ticketNumber, filename: start.filename,
            sizeBytes: start.sizeBytes, sha256: start.sha256, author: caller.actor.person)
        let ticket = try await store.ticket(start.ticketNumber, tenant: caller.tenant)
        var desk: TicketCore.Desk?
        if let ticket { desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant) }
        try upload.check(by: caller.actor, on: ticket, desk: desk)
        return upload
    }

    /// Goes on where the call begins, having looked at what came before.
    private func resume(_ claim: UploadClaim, at offset: Int64, receivedBytes: Int64) async throws -> Progress {
        var progress = Progress()
        if offset == 0 {
            // What there is makes room, so that GetUpload tells what is true from now on.
            if receivedBytes > 0 { try await store.write([], to: claim, at: 0) }
            return progress
        }
        guard offset == receivedBytes else {
            throw RPCError.uploadOffset(offset, receivedBytes: receivedBytes)
        }
        while progress.receivedBytes < offset {
            let count = Int(min(Int64(AttachmentLimits.chunkBytesMax), offset - progress.receivedBytes))
            let bytes = try await store.read(claim, at: progress.receivedBytes, count: count)
            if bytes.isEmpty { throw UploadFailure.superseded }
            progress.take(bytes)
        }
        return progress
    }

    private func chunk(
        _ message: UploadAttachmentRequest, _ upload: NewUpload, _ progress: Progress
    ) throws -> [UInt8] {
        guard case .chunk(let chunk)? = message.kind else { throw RPCError.uploadWithoutChunk }
        guard (1...AttachmentLimits.chunkBytesMax).contains(chunk.data.count) else {
            throw RPCError.uploadChunkSize(chunk.data.count)
        }
        guard Int64(chunk.data.count) <= upload.sizeBytes - progress.receivedBytes else {
            throw RPCError.uploadTooLong(upload, receivedBytes: progress.receivedBytes)
        }
        return chunk.data
    }

    private func finish(
        _ upload: NewUpload, _ claim: UploadClaim, _ progress: Progress
    ) async throws -> TicketMessages.Attachment {
        guard progress.receivedBytes == upload.sizeBytes else {
            throw RPCError.uploadIncomplete(upload, receivedBytes: progress.receivedBytes)
        }
        guard progress.hash.digest() == upload.sha256 else {
            try await store.discard(claim)
            throw RPCError.uploadDigest
        }
        let attachment = try await store.finish(claim, mediaType: progress.sniffer.mediaType)
        return TicketMessages.Attachment(attachment, reader: caller.actor)
    }
}
