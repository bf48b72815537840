internal import ProtobufC
internal import TTRPC
internal import TicketArchive
internal import TicketCore
internal import TicketMessages

/// Takes the messages of one call that brings a desk's archive. It is looked over when all of it is there.
struct DeskReceiver {
    let endpoints: Endpoints
    let visitor: Visitor
    let attachmentLimits: AttachmentLimits
    var limits = ArchiveLimits()

    private var store: any TicketStore { endpoints.store }
    private var caller: Caller { visitor.caller }

    func receive(_ requests: MessageStream<ImportDeskRequest>) async throws -> ImportDeskResponse {
        var messages = requests.makeAsyncIterator()
        guard case .start(let start)? = try await messages.next()?.kind else {
            throw RPCError.invalidArgument(
                field: "start", reason: "REQUIRED", "the first message of an import says how it is to be done")
        }
        if !start.requestID.isEmpty { try RequestID.check(start.requestID, field: "start.request_id") }
        let scratch = try await store.makeScratch()
        var received: Int64 = 0
        while let message = try await messages.next() {
            let data = try chunk(message)
            received += Int64(data.count)
            guard received <= limits.bytesMax else {
                throw ArchiveRefusal(
                    .tooLarge, reason: "ARCHIVE_TOO_LARGE",
                    message: "an archive has at most \(limits.bytesMax) bytes")
            }
            try await store.runArchiveWork(isLong: false) { try scratch.append(data) }
        }
        // It may have taken long.
        _ = try await visitor.recheck()
        return try await take(scratch, start)
    }

    private func chunk(_ message: ImportDeskRequest) throws -> [UInt8] {
        guard case .chunk(let chunk)? = message.kind else {
            throw RPCError.invalidArgument(
                field: "chunk", reason: "REQUIRED", "every message after the first one carries a chunk")
        }
        guard (1...AttachmentLimits.chunkBytesMax).contains(chunk.data.count) else {
            throw RPCError.uploadChunkSize(chunk.data.count)
        }
        return chunk.data
    }

    private func take(_ scratch: any ScratchFile, _ start: DeskImportStart) async throws -> ImportDeskResponse {
        let archive = try await store.runArchiveWork(isLong: true) { [limits] in
            try CheckedArchive(scratch, limits: limits, checkView: Self.check)
        }
        // The archive's digest stands for the whole body.
        let key = try RequestID.key(
            start.requestID, method: DeskServiceMethods.importDesk, body: DeskImportChunk(data: archive.footer.sha256),
            field: "start.request_id")
        try await store.add(
            DeskImport(
                actor: caller.actor, desk: archive.desk, archive: archive, idempotencyKey: key,
                validateOnly: start.validateOnly, attachmentBytesMax: attachmentLimits.tenantBytesMax))
        // A desk that gave way had versions of the same numbers.
        endpoints.desks.forgetAll()
        return ImportDeskResponse(desk: archive.desk, archive.footer.counts)
    }

    private static func check(view definition: [UInt8]) throws {
        guard (try? TicketView(unpacking: definition)) != nil else {
            throw ArchiveRefusal.invalid("the definition is none of a view")
        }
    }
}

extension ImportDeskResponse {
    fileprivate init(desk: String, _ counts: ArchiveCounts) {
        self.init(
            desk: desk, versionCount: counts.versions, ticketCount: counts.tickets, eventCount: counts.events,
            commentCount: counts.comments, conversationCount: counts.conversations, messageCount: counts.messages,
            attachmentCount: counts.attachments, attachmentBytes: counts.attachmentBytes, voteCount: counts.votes,
            viewCount: counts.views)
    }
}
