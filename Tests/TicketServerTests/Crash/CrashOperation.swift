internal import TicketClient
internal import TicketHash
internal import TicketMessages

/// Something that a client does while the server may be killed. Doing it again is settled by its id.
struct CrashOperation: Sendable {
    enum Kind: Sendable {
        /// Ana submits a ticket at this desk and lets somebody know.
        case create(desk: String)
        /// Ana comments.
        case comment(number: Int64)
        /// Alba answers in a chat, which then waits for the customer: that arms a timer.
        case answer(number: Int64)
        /// Alba answers at a desk that mails it to Ana.
        case reply(number: Int64)
        /// Alba moves it.
        case transition(number: Int64, status: String)
        /// Ana rates the service.
        case rate(number: Int64)
        /// Ana uploads a file.
        case upload(number: Int64)

        /// What it is, whatever it is done to.
        var name: Substring { "\(self)".prefix { $0 != "(" } }
    }

    /// Its request id, which also stands in all that it writes.
    let id: String
    let kind: Kind

    /// Does it, and answers with what it made: the number of a ticket, the id of a comment or file, a revision.
    func perform(as ana: TicketClient, _ alba: TicketClient) async throws -> String {
        switch kind {
        case .create(let desk):
            let ticket = Ticket(desk: desk, subject: id, ccEmails: promisedRecipient.map { [$0] } ?? [])
            return "\(try await ana.tickets.createTicket(CreateTicketRequest(ticket: ticket, requestID: id)).number)"
        case .comment(let number): return try await comment(on: number, as: ana)
        case .answer(let number), .reply(let number): return try await comment(on: number, as: alba)
        case .transition(let number, let status):
            let request = TransitionTicketRequest(number: number, status: status, requestID: id)
            return "\(try await alba.tickets.transitionTicket(request).revision)"
        case .rate(let number):
            let request = RateTicketRequest(number: number, rating: Rating(score: 4, comment: id), requestID: id)
            return "\(try await ana.tickets.rateTicket(request).revision)"
        case .upload(let number): return try await upload(for: number, as: ana)
        }
    }

    /// To whom a mail goes about it, if one does; one in four of those in copy is refused by the mail server.
    var promisedRecipient: String? {
        switch kind {
        case .create("account-portal"): "\(id.last == "4" || id.last == "8" ? CrashMail.refused : "")\(id)@example.com"
        case .reply: "ana@acme.example"
        default: nil
        }
    }

    /// What its file has in it.
    var bytes: [UInt8] { Array(String(repeating: id + "\n", count: 200).utf8) }

    private func comment(on number: Int64, as client: TicketClient) async throws -> String {
        let request = AddCommentRequest(number: number, comment: Comment(body: id), requestID: id)
        return "\(try await client.tickets.addComment(request).comment?.id ?? 0)"
    }

    private func upload(for number: Int64, as client: TicketClient) async throws -> String {
        let bytes = bytes
        return try await client.attachments.uploadAttachment { writer in
            let start = UploadStart(
                uploadID: id, ticketNumber: number, filename: "\(id).txt", sizeBytes: Int64(bytes.count),
                sha256: SHA256.digest(bytes))
            try await writer.send(UploadAttachmentRequest(kind: .start(start)))
            try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: bytes))))
        }.id
    }
}
