import TicketCore
import TicketHash
import TicketService

/// What one cell of the matrix is about: a chat of Ana's with its ticket, on which Lena is let in and Julien is told,
/// and whatever else a method needs, made by whoever may.
struct MatrixScene {
    /// Unique; it stands in the ticket's subject, as a word of its own.
    let id: String
    let number: Int64
    let store: any TicketStore

    init(store: any TicketStore, id: String, isShared: Bool) async throws {
        self.store = store
        self.id = id
        let new = NewConversation(id: id, desk: MatrixDesk.key, subject: "Help \(id)", body: "Hello")
        let started = try await store.execute(
            ConversationRequest(actor: MatrixCaller.owner.actor, command: .start(new)))
        number = started.snapshot.ticket?.number ?? 0
        for (caller, isLetIn) in [(MatrixCaller.letIn, true), (.told, false)] {
            try await run(
                .addParticipant(number: number, email: caller.actor.person.email, isTold: true, isLetIn: isLetIn))
        }
        if isShared { try await run(.update(number: number, changes: TicketChanges(shared: true))) }
    }

    /// Does something to tickets, by default as the admin.
    @discardableResult
    func run(_ command: Command, as caller: MatrixCaller = .admin) async throws -> CommandOutcome {
        try await store.execute(CommandRequest(actor: caller.actor, command: command))
    }

    /// Another ticket of Ana's, that sees whoever sees the first.
    func other() async throws -> Int64 {
        try await MatrixScene(store: store, id: id + "other", isShared: true).number
    }

    /// Adds a comment with these files; a note among staff if it is internal.
    func comment(files: [String] = [], isInternal: Bool = false) async throws {
        try await run(
            .addComment(
                number: number, body: "Look", replyTo: nil, informational: true, channel: .app,
                isInternal: isInternal, attachments: files), as: isInternal ? .agent : .owner)
    }

    /// A customer who does not call here yet, and has this address: the scene's id at example.com.
    func newcomer() async throws -> PersonReference {
        let person = PersonReference(
            id: "newcomer-\(id)", name: "newcomer", email: "\(id)@example.com", role: .requester, account: "globex")
        try await store.save(Principal(person: person), tenant: MatrixFixture.tenant)
        return person
    }

    /// Gives somebody a password.
    func setPassword(_ password: String, of caller: Actor) async throws {
        _ = try await store.setPassword(
            of: caller.person.id, hash: try await MatrixFixture.passwords.hash(password), verifyTime: TestClock.start,
            audit: AuditEntry(time: TestClock.start, kind: .passwordChanged, subjectID: caller.person.id),
            tenant: caller.tenant)
    }

    /// A chat of Ana's without a ticket.
    func looseChat() async throws -> String {
        let new = NewConversation(id: id + "loose", desk: MatrixDesk.otherKey, subject: "Hm \(id)", body: "Hello")
        _ = try await store.execute(ConversationRequest(actor: MatrixCaller.owner.actor, command: .start(new)))
        return new.id
    }

    /// Closes what chats of Ana's there are: nobody may have many open ones.
    func end() async {
        for id in [id, id + "other", id + "loose"] {
            _ = try? await store.execute(
                ConversationRequest(actor: MatrixCaller.admin.actor, command: .close(id: id)))
        }
    }

    /// An upload of Ana's or of Alba's that waits for its bytes.
    private func openUpload(by caller: MatrixCaller) async throws -> UploadClaim {
        let upload = NewUpload(
            uploadID: id, ticketNumber: number, filename: "a.txt", sizeBytes: 4,
            sha256: SHA256.digest(Array("text".utf8)),
            author: caller.actor.person)
        let digits = SHA256.digest(Array((id + caller.rawValue).utf8)).prefix(16)
        let fileID = digits.map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }.joined()
        let opened = try await store.openUpload(
            upload, tenant: MatrixFixture.tenant, fileID: fileID, limits: AttachmentLimits())
        guard case .open(let claim, _) = opened else { throw UploadFailure.superseded }
        return claim
    }

    /// A file on a comment; its id.
    func file(isInternal: Bool = false) async throws -> String {
        let claim = try await openUpload(by: isInternal ? .agent : .owner)
        try await store.write(Array("text".utf8), to: claim, at: 0)
        let id = try await store.finish(claim, mediaType: "text/plain").file.id
        try await comment(files: [id], isInternal: isInternal)
        return id
    }
}
