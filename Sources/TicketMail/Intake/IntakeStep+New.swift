internal import TicketCore

/// Mail that begins something.
extension IntakeStep {
    /// Makes a ticket of the mail or stores it, as the desk says, and answers that it has come.
    func new(
        atDesk key: String, _ kind: MailClassification, from author: EmailAddress
    ) async throws -> IntakeResult.Outcome {
        // Who sends from nowhere wants no ticket.
        if case .bounce = kind { return try await intake.hold(incoming, .automatic) }
        guard let desk = try await intake.desk(key, tenant: tenant) else { return .noSuchRecipient }
        guard let actor = try await intake.contacts.contact(author, name: mail.from.name, tenant: tenant) else {
            return try await intake.hold(incoming, .staff)
        }
        guard !mail.text.allSatisfy(\.isWhitespace) || !mail.parts.isEmpty || !mail.subject.isEmpty else {
            return try await intake.hold(incoming, .empty)
        }
        if kind == .personal, let ticket = try await askedTicket(of: author) {
            return try await answerStatus(of: ticket, to: author)
        }
        let begun = NewMail(mail: mail, desk: desk, author: author, house: house)
        if desk.creators.contains(.requester) {
            return try await makeTicket(begun, kind, as: actor)
        }
        return try await store(begun, kind, as: actor)
    }

    /// The ticket whose status the mail asks for, if its requester has the author's address. Whoever forges a From gets
    /// nothing: the answer goes to that address.
    private func askedTicket(of author: EmailAddress) async throws -> Ticket? {
        guard let number = StatusQuestion.ticketNumber(in: mail),
            let ticket = try await store.ticket(number, tenant: tenant), ticket.state.deleteTime == nil,
            ticket.requester.email.lowercased() == author.comparisonKey
        else { return nil }
        return ticket
    }

    private func makeTicket(
        _ new: NewMail, _ kind: MailClassification, as actor: Actor
    ) async throws -> IntakeResult.Outcome {
        let ticket = try await store.execute(request(actor, .create(new.ticket), "ticket")).ticket
        let ids = try await keptFiles(on: ticket.number, as: actor)
        try await addFiles(ids, to: ticket, of: new.desk, as: actor)
        return try await done(
            .ticket(ticket.number), TakenMail(ticketNumber: ticket.number),
            answer: receipt(kind, new, ticket: ticket))
    }

    private func store(
        _ new: NewMail, _ kind: MailClassification, as actor: Actor
    ) async throws -> IntakeResult.Outcome {
        let command = ConversationCommand.start(new.conversation(id: MailDigest.random(16).hexadecimal))
        let conversation = try await store.execute(
            ConversationRequest(actor: actor, command: command, idempotencyKey: key("conversation"))
        ).snapshot.conversation
        let heldID = mail.parts.isEmpty ? 0 : try await intake.keepBytes(of: incoming, .files)
        return try await done(
            .conversation(conversation.id, heldID: heldID),
            TakenMail(conversationID: conversation.id, heldID: heldID), answer: receipt(kind, new, ticket: nil))
    }

    /// The answer that the mail has come. It echoes nothing of it, and goes to persons alone.
    private func receipt(_ kind: MailClassification, _ new: NewMail, ticket: Ticket?) -> AutomaticAnswer? {
        guard kind.mayBeAnsweredAutomatically else { return nil }
        return AutomaticAnswer(
            OutboxEntry(
                kind: .received, ticketNumber: ticket?.number ?? 0, revision: ticket?.revision ?? 0,
                recipient: new.author.text, locale: ticket?.locale, desk: new.desk.key, inReplyTo: mail.messageID))
    }
}
