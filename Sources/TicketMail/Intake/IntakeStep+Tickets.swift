internal import TicketCore

/// Mail that is written on a ticket.
extension IntakeStep {
    /// How many status answers one address gets within 24 hours. Somebody asked for each.
    private static let statusAnswersMax = 10

    /// Writes the mail on a ticket, if its author is the one to whom the ticket's address was given.
    func comment(
        onTicket number: Int64, _ kind: MailClassification, from author: EmailAddress,
        isParticipant: (EmailAddress) -> Bool
    ) async throws -> IntakeResult.Outcome {
        guard isParticipant(author) else { return try await intake.hold(incoming, .stranger) }
        // An answer of a program is none; and what a loop brings ends here.
        guard kind == .personal else { return try await intake.hold(incoming, .automatic) }
        guard let actor = try await intake.contacts.contact(author, name: mail.from.name, tenant: tenant) else {
            return try await intake.hold(incoming, .staff)
        }
        guard let ticket = try await store.ticket(number, tenant: tenant),
            Authorization.may(actor, .comment, ticket) == .yes,
            let desk = try await store.desk(ticket.desk, version: ticket.deskVersion, tenant: tenant)?.desk
        else { return try await intake.hold(incoming, .notLetIn) }
        if StatusQuestion.isAsked(in: mail) { return try await answerStatus(of: ticket, to: author) }
        let body = Self.fitted(mail.reply, bytesMax: desk.limits.bodyBytesMax)
        guard !body.allSatisfy(\.isWhitespace) || !mail.parts.isEmpty else {
            return try await intake.hold(incoming, .empty)
        }
        let ids = try await keptFiles(on: number, as: actor)
        let command = Command.addComment(
            number: number, body: body, replyTo: nil, informational: false, channel: .mail,
            attachments: Array(ids.prefix(Self.filesMax(desk))))
        let outcome = try await store.execute(request(actor, command, "comment"))
        try await addFiles(Array(ids.dropFirst(Self.filesMax(desk))), to: outcome.ticket, of: desk, as: actor)
        return try await done(
            .comment(ticket: outcome.ticket.number), TakenMail(ticketNumber: outcome.ticket.number))
    }

    // MARK: Status

    /// Tells the requester where a ticket stands. The answer goes to the address that the ticket has, and says nothing
    /// of the mail's.
    func answerStatus(of ticket: Ticket, to address: EmailAddress) async throws -> IntakeResult.Outcome {
        let entry = OutboxEntry(
            kind: .statusAnswer, ticketNumber: ticket.number, revision: ticket.revision, recipient: address.text,
            locale: ticket.locale, inReplyTo: mail.messageID)
        return try await done(
            .statusAnswered(ticket: ticket.number), TakenMail(ticketNumber: ticket.number),
            answer: AutomaticAnswer(entry, perDayMax: Self.statusAnswersMax))
    }

    // MARK: Files

    static func filesMax(_ desk: Desk) -> Int {
        max(1, min(desk.limits.attachmentsMax, AttachmentLimits.filesPerCommentMax))
    }

    /// The ids of the mail's files, uploaded.
    func keptFiles(on number: Int64, as actor: Actor) async throws -> [String] {
        try await intake.files.keep(
            mail.parts.map { ($0.name, $0.bytes) }, on: number, as: actor,
            name: incoming.key.prefix(16).hexadecimal)
    }

    /// Puts files on a ticket that do not fit on what the mail became: as comments without text.
    func addFiles(_ ids: [String], to ticket: Ticket, of desk: Desk, as actor: Actor) async throws {
        for (index, start) in stride(from: 0, to: ids.count, by: Self.filesMax(desk)).enumerated() {
            let command = Command.addComment(
                number: ticket.number, body: "", replyTo: nil, informational: false, channel: .mail,
                attachments: Array(ids[start..<min(ids.count, start + Self.filesMax(desk))]))
            _ = try await store.execute(request(actor, command, "files-\(index)"))
        }
    }

    /// As much of a text as a desk takes; what was cut is said.
    static func fitted(_ text: String, bytesMax: Int) -> String {
        guard text.utf8.count > bytesMax else { return text }
        let mark = "\n[…]"
        var cut = text.utf8.prefix(max(0, bytesMax - mark.utf8.count))
        while !cut.isEmpty, String(cut) == nil { cut = cut.dropLast() }
        return (String(cut) ?? "") + mark
    }
}
