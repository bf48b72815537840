import TicketCore

/// Short forms for files, so that a test shows what it is about.
extension TicketStore {
    /// Begins an upload or goes on with it. The file is called as the upload is, in 32 digits.
    func openUpload(
        _ id: String = "a", for number: Int64, as actor: Actor = Cast.ana, size: Int64 = 6,
        limits: AttachmentLimits = AttachmentLimits()
    ) async throws -> OpenedUpload {
        try await openUpload(
            NewUpload(
                uploadID: id, ticketNumber: number, filename: "\(id).txt", sizeBytes: size,
                sha256: Array(repeating: 7, count: 32), author: actor.person),
            tenant: actor.tenant, fileID: Self.fileID(id, actor), limits: limits)
    }

    /// The claim to an upload that is not complete, with what has arrived of it.
    func claim(
        _ id: String = "a", for number: Int64, as actor: Actor = Cast.ana, size: Int64 = 6
    ) async throws -> (claim: UploadClaim, receivedBytes: Int64) {
        guard case .open(let claim, let count) = try await openUpload(id, for: number, as: actor, size: size) else {
            throw UploadFailure.superseded
        }
        return (claim, count)
    }

    /// A whole file.
    func uploadFile(
        _ id: String = "a", for number: Int64, as actor: Actor = Cast.ana, _ text: String = "abcdef"
    ) async throws -> TicketAttachment {
        let bytes = Array(text.utf8)
        let claim = try await claim(id, for: number, as: actor, size: Int64(bytes.count)).claim
        try await write(bytes, to: claim, at: 0)
        return try await finish(claim, mediaType: "text/plain")
    }

    /// The ids of the files that somebody reads.
    func fileIDs(of number: Int64, as actor: Actor) async throws -> [String] {
        try await attachments(
            of: number, tenant: actor.tenant, reader: AttachmentReader(actor), after: 0, limit: 100
        ).map(\.attachment.file.id)
    }

    /// Comments with files.
    @discardableResult
    func attach(
        _ ids: [String], to number: Int64, as actor: Actor = Cast.ana, isInternal: Bool = false,
        key: IdempotencyKey? = nil
    ) async throws -> TicketCore.Comment {
        let outcome = try await run(
            .addComment(
                number: number, body: "See", replyTo: nil, informational: false, channel: .app,
                isInternal: isInternal, attachments: ids), as: actor, key: key)
        guard let comment = outcome.comment else { throw Refusal.notFound(what: "comment") }
        return comment
    }

    static func fileID(_ id: String, _ actor: Actor = Cast.ana) -> String {
        let digits = (id + "/" + actor.person.id).utf8.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        return String((digits + String(repeating: "0", count: 32)).prefix(32))
    }
}
