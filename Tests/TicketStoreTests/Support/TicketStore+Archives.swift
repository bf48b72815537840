import TicketArchive
import TicketCore
import TicketHash
import TicketStoreMemory

/// Short forms for archives.
extension TicketStore {
    /// The archive of a desk.
    func exported(_ desk: String, tenant: String = Cast.tenant) async throws -> [UInt8] {
        let scratch = try await makeScratch()
        let spool = try await readDesk(desk, tenant: tenant) { records in
            var writer = try ArchiveWriter(desk: desk, scratch: scratch)
            try records { try writer.write($0) }
            return try writer.finish()
        }
        var bytes = try scratch.read(at: 0, count: Int(spool.bytes))
        var ending = ArchiveEnding(spool)
        var next: Int64? = 0
        while let start = next {
            let page = try spool.files(from: start, limit: 2)
            for attachment in page.files where attachment.file.sizeBytes > 0 {
                let data = try await read(attachment, tenant: tenant, at: 0, count: Int(attachment.file.sizeBytes))
                bytes += try ending.line(FilePart(id: attachment.file.id, offset: 0, data: data))
            }
            next = page.next
        }
        return bytes + (try ending.footer())
    }

    /// Takes an archive in; gives what it holds.
    @discardableResult
    func importArchive(
        _ archive: [UInt8], as actor: Actor = Cast.ines, key: IdempotencyKey? = nil, validateOnly: Bool = false,
        attachmentBytesMax: Int64 = .max, limits: ArchiveLimits = ArchiveLimits()
    ) async throws -> ArchiveCounts {
        let scratch = try await makeScratch()
        try scratch.append(archive)
        let checked = try CheckedArchive(scratch, limits: limits)
        try await add(
            DeskImport(
                actor: actor, desk: checked.desk, archive: checked, idempotencyKey: key, validateOnly: validateOnly,
                attachmentBytesMax: attachmentBytesMax))
        return checked.footer.counts
    }

    /// A whole file with its true digest.
    func uploadFile(
        named id: String, for number: Int64, as actor: Actor = Cast.ana, bytes: [UInt8]
    ) async throws -> TicketAttachment {
        let opened = try await openUpload(
            NewUpload(
                uploadID: id, ticketNumber: number, filename: "\(id).bin", sizeBytes: Int64(bytes.count),
                sha256: SHA256.digest(bytes), author: actor.person),
            tenant: actor.tenant, fileID: Self.fileID(id, actor), limits: AttachmentLimits())
        guard case .open(let claim, _) = opened else { throw UploadFailure.superseded }
        if !bytes.isEmpty { try await write(bytes, to: claim, at: 0) }
        return try await finish(claim, mediaType: "application/octet-stream")
    }

    /// Everything that two stores have to have alike of their tenant, whatever the order of events of different desks.
    func everything() async throws -> [String] {
        var all: [String] = []
        let tickets = try await allTickets(filter: TicketFilter(includesDeleted: true))
        for ticket in tickets {
            all.append("\(ticket)")
            let comments = try await comments(
                of: ticket.number, tenant: Cast.tenant, after: 0, limit: 1_000, includingInternal: true)
            all += comments.map { "\(ticket.number) \($0)" }
            let files = try await attachments(
                of: ticket.number, tenant: Cast.tenant, reader: AttachmentReader(Cast.ines), after: 0, limit: 1_000)
            for file in files.map(\.attachment) {
                let bytes = try await read(file, tenant: Cast.tenant, at: 0, count: 1 << 20)
                all.append("\(file) \(SHA256.digest(bytes))")
            }
            let events = try await events(
                EventQuery(
                    tenant: Cast.tenant, scope: .all, ticketNumbers: [ticket.number], after: nil, limit: 10_000))
            all += events.entries.map { "\($0.desk) \($0.event)" }
        }
        let chats = try await conversations(
            ConversationQuery(tenant: Cast.tenant, requester: nil, desk: nil, isOpen: nil, before: nil, limit: 1_000))
        for chat in chats {
            let page = try await chatPage(chat.conversation.id, limit: 10_000)
            all.append("\(chat.conversation) \(String(describing: page?.messages)) \(chat.isOpen)")
            all.append("\(String(describing: page?.readMarks))")
        }
        for desk in try await desks(tenant: Cast.tenant) {
            let key = desk.desk.key
            all += try await articleRatings(desk: key, after: nil, limit: 100, tenant: Cast.tenant).map { "\($0)" }
            all += try await views(of: .desk(key), tenant: Cast.tenant).map { "\($0)" }
        }
        all += try await dueTimers(until: Timestamp(microsecondsSinceEpoch: .max), limit: 1_000).map { "\($0)" }
        return all.sorted()
    }
}
