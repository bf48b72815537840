public import TicketCore

extension MailIntake {
    /// Where a mail goes that was held back.
    public enum Release: Sendable, Hashable {
        /// Onto a ticket, as a note of whoever lets it go on.
        case note(ticket: Int64)
        /// To a desk, as new mail of its sender's.
        case desk(String)
    }

    /// Lets a mail go on that was held back, and takes it out of quarantine.
    ///
    /// - Parameters:
    ///   - id: its number in quarantine.
    ///   - actor: a member of staff.
    /// - Throws: `Refusal`, after which it is still there; `StoreFailure`.
    ///
    /// One that somebody has let go on is answered with what became of it.
    public func release(_ id: Int64, to release: Release, as actor: Actor) async throws -> IntakeResult {
        guard let held = try await store.heldMail(id, tenant: actor.tenant) else {
            return IntakeResult(recipient: "", outcome: try await released(id, tenant: actor.tenant))
        }
        let incoming = IncomingMail(
            raw: held.raw, envelope: MailEnvelope(sender: held.sender), recipient: held.recipient,
            tenant: actor.tenant, mail: try await reader.read(held.raw), destination: .bounces)
        let outcome =
            switch release {
            case .note(let number): try await note(incoming, held, onTicket: number, as: actor)
            case .desk(let key): try await renew(incoming, held, atDesk: key)
            }
        _ = try await store.rememberMail(
            Self.key(ofHeld: id), outcome.taken, answer: nil, tenant: actor.tenant, at: clock())
        _ = try await store.removeHeldMail(id, tenant: actor.tenant)
        return IntakeResult(recipient: held.recipient, outcome: outcome)
    }

    /// Throws a mail away that was held back.
    ///
    /// - Throws: `Refusal` if it never was there; `StoreFailure`.
    public func discard(_ id: Int64, tenant: String) async throws {
        guard try await store.heldMail(id, tenant: tenant) != nil else {
            _ = try await released(id, tenant: tenant)
            return
        }
        _ = try await store.rememberMail(
            Self.key(ofHeld: id), TakenMail(), answer: nil, tenant: tenant, at: clock())
        _ = try await store.removeHeldMail(id, tenant: tenant)
    }

    private static func key(ofHeld id: Int64) -> [UInt8] { MailDigest.of(["released", String(id)]) }

    /// What became of a mail that is not in quarantine any more.
    private func released(_ id: Int64, tenant: String) async throws -> IntakeResult.Outcome {
        guard let taken = try await store.takenMail(Self.key(ofHeld: id), tenant: tenant) else {
            throw Refusal.notFound(what: "mail \(id) in quarantine")
        }
        return .duplicate(ticket: taken.ticketNumber, conversation: taken.conversationID, heldID: 0)
    }

    private func note(
        _ incoming: IncomingMail, _ held: HeldMail, onTicket number: Int64, as actor: Actor
    ) async throws -> IntakeResult.Outcome {
        guard let ticket = try await store.ticket(number, tenant: actor.tenant),
            Authorization.may(actor, .writeInternalNote, ticket) == .yes,
            let desk = try await store.desk(ticket.desk, version: ticket.deskVersion, tenant: actor.tenant)?.desk
        else { throw Refusal.notFound(what: "ticket \(number)") }
        var parts: [(name: String, bytes: [UInt8])] = [("mail.eml", held.raw)]
        var text = ""
        if case .success(let mail) = incoming.mail {
            parts = mail.parts.prefix(IntakeStep.filesMax(desk)).map { ($0.name, $0.bytes) }
            text = mail.text
        }
        let ids = try await files.keep(parts, on: number, as: actor, name: "release-\(held.id)")
        let head = "Mail of \(held.sender) to \(held.recipient): \(held.subject)\n\n"
        let command = Command.addComment(
            number: number, body: IntakeStep.fitted(head + text, bytesMax: desk.limits.bodyBytesMax), replyTo: nil,
            informational: false, channel: .mail, isInternal: true, attachments: ids)
        let key = IdempotencyKey(requestID: "mail-release-\(held.id)", fingerprint: incoming.key)
        _ = try await store.execute(CommandRequest(actor: actor, command: command, idempotencyKey: key))
        return .note(ticket: number)
    }

    private func renew(
        _ incoming: IncomingMail, _ held: HeldMail, atDesk key: String
    ) async throws -> IntakeResult.Outcome {
        guard try await desk(key, tenant: incoming.tenant) != nil else {
            throw Refusal.notFound(what: "desk \"\(key)\" that takes mail")
        }
        guard case .success(let mail) = incoming.mail, let author = mail.from.email, !house.isOurs(author) else {
            throw Refusal.conflict(
                reason: "UNREADABLE_MAIL",
                message: "nobody can tell with certainty who sent the mail; let it go on to a ticket, as a note",
                legal: [])
        }
        guard try await contacts.contact(author, name: mail.from.name, tenant: incoming.tenant) != nil else {
            throw Refusal.conflict(
                reason: HoldReason.staff.rawValue, message: "\(HoldReason.staff.problem); let it go on as a note",
                legal: [])
        }
        let outcome = try await IntakeStep(intake: self, incoming: incoming, mail: mail)
            .new(atDesk: key, .personal, from: author)
        if case .quarantined(_, let reason) = outcome {
            throw Refusal.conflict(
                reason: reason.rawValue, message: "the mail is held back: \(reason.problem)", legal: [])
        }
        return outcome
    }
}

extension IntakeResult.Outcome {
    /// The same as it is remembered.
    fileprivate var taken: TakenMail {
        switch self {
        case .comment(let number), .ticket(let number), .statusAnswered(let number), .note(let number):
            TakenMail(ticketNumber: number)
        case .conversation(let id, let heldID): TakenMail(conversationID: id, heldID: heldID)
        case .duplicate(let number, let conversation, let heldID):
            TakenMail(ticketNumber: number, conversationID: conversation, heldID: heldID)
        case .quarantined, .unsubscribed, .report, .own, .noSuchRecipient: TakenMail()
        }
    }
}
