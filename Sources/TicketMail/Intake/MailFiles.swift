internal import TicketCore

/// Keeps a mail's files as attachments of a ticket.
struct MailFiles {
    let store: any TicketStore
    let limits: AttachmentLimits

    /// Uploads the files and gives their ids, in their order. The same call again gives the same ids.
    ///
    /// - Parameter name: what tells these files from others of the author's; in visible ASCII.
    func keep(
        _ files: [(name: String, bytes: [UInt8])], on ticket: Int64, as author: Actor, name: String
    ) async throws -> [String] {
        var ids: [String] = []
        for (index, file) in files.enumerated() {
            let upload = NewUpload(
                uploadID: "mail-\(name)-\(index)", ticketNumber: ticket,
                filename: Filename.problem(file.name) == nil ? file.name : "attachment",
                sizeBytes: Int64(file.bytes.count), sha256: MailDigest.sha256(file.bytes), author: author.person)
            ids.append(try await keep(file.bytes, upload, tenant: author.tenant))
        }
        return ids
    }

    private func keep(_ bytes: [UInt8], _ upload: NewUpload, tenant: String) async throws -> String {
        let opened = try await store.openUpload(
            upload, tenant: tenant, fileID: MailDigest.random(16).hexadecimal, limits: limits)
        guard case .open(let claim, _) = opened else {
            guard case .complete(let attachment) = opened else { throw UploadFailure.superseded }
            return attachment.file.id
        }
        defer { store.release(claim) }
        try await store.write([], to: claim, at: 0)
        for start in stride(from: 0, to: bytes.count, by: AttachmentLimits.chunkBytesMax) {
            let chunk = bytes[start..<min(bytes.count, start + AttachmentLimits.chunkBytesMax)]
            try await store.write(Array(chunk), to: claim, at: Int64(start))
        }
        var sniffer = MediaTypeSniffer()
        sniffer.take(bytes)
        return try await store.finish(claim, mediaType: sniffer.mediaType).file.id
    }
}
