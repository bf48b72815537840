internal import TicketCore

/// One mail about one subject to one recipient. A value: it asks nobody.
struct MailDraft {
    let mail: QueuedMail
    let subject: MailSubject
    let from: EmailAddress
    let recipient: EmailAddress
    let house: MailHouse
    let preference: LanguagePreference

    private var entry: OutboxEntry { mail.entry }
    private var desk: Desk { subject.desk }
    private var ticket: Ticket? { subject.past?.ticket }

    /// Whether it answers a mail without a person's doing, so that nobody hears of its failure (RFC 3834, 3.3).
    var isAnswer: Bool { entry.kind == .received || entry.kind == .statusAnswer }

    /// The mail.
    var outgoing: OutgoingMail {
        let (title, text) = MailTemplates.template(for: event, in: preference).filled(values)
        var outgoing = OutgoingMail(
            from: from, fromName: deskName, to: recipient, subject: title, text: text, messageID: id(mail.id),
            date: ticket?.updateTime ?? mail.queueTime)
        outgoing.html = SimpleHTML.html(of: text)
        outgoing.autoSubmitted = isAnswer ? .replied : event.isPersonal ? nil : .generated
        addThread(to: &outgoing)
        return outgoing
    }

    private var event: MailEvent {
        switch entry.kind {
        case .ccSubmitted: desk.cc.told == .publicUpdates ? .ccFollows : .ccAdded
        case .publicUpdate: .publicReply
        case .systemMessage: .deskMessage
        case .received: ticket == nil ? .mailReceived : .created
        case .statusAnswer: .statusAnswer
        case .passwordReset: .passwordReset
        }
    }

    // MARK: What it says

    private var deskName: String { desk.names.text(in: preference) }

    private var values: [MailTemplate.Place: String] {
        var values: [MailTemplate.Place: String] = [.desk: deskName]
        guard let ticket else { return values }
        values[.ticket] = desk.numberPrefix + String(ticket.number)
        values[.subject] = ticket.subject
        values[.status] = desk.status(ticket.status(for: .requester).key)?.labels(for: .requester).text(in: preference)
        values[.author] = author
        values[.message] = message
        values[.link] = house.link(toTicket: ticket.number)
        if subject.takesReplies(of: recipient) { values[.replies] = "" }
        return values
    }

    private var author: String? {
        let person = entry.kind == .publicUpdate ? subject.past?.comments.last?.author : ticket?.requester
        return person.map { $0.name.isEmpty ? deskName : $0.name }
    }

    private var message: String? {
        switch entry.kind {
        case .publicUpdate: subject.past?.comments.last.map(Self.text)
        case .ccSubmitted: ticket.flatMap { $0.description.isEmpty ? nil : $0.description }
        case .systemMessage: entry.message.flatMap { desk.text($0) }?.text(in: preference)
        case .received, .statusAnswer, .passwordReset: nil
        }
    }

    /// What was said, with the names of its files.
    private static func text(of comment: Comment) -> String {
        ([comment.body].filter { !$0.isEmpty } + comment.attachments.map { "[\($0.filename)]" }).joined(separator: "\n")
    }

    // MARK: What holds mails together

    private func addThread(to outgoing: inout OutgoingMail) {
        outgoing.inReplyTo = entry.inReplyTo
        if let answered = entry.inReplyTo { outgoing.references = [answered] }
        guard let ticket else { return }
        let number = ParticipantNumber.of(recipient)
        func given(_ purpose: ReplyAddress.Purpose) -> ReplyAddress? {
            ReplyAddress(ticketNumber: ticket.number, participant: number, purpose: purpose)
        }
        outgoing.replyTo = given(.reply)?.address(tenant: mail.tenant, domain: house.domain, keys: house.keys)
        // Every mail about the ticket refers to one that was never sent, so they belong together in whichever order
        // they come, and whatever the outbox has forgotten.
        outgoing.references.insert(id(0), at: 0)
        outgoing.inReplyTo = outgoing.inReplyTo ?? id(0)
        guard isAboutCopies, let unsubscribe = given(.unsubscribe) else { return }
        let token = unsubscribe.token(tenant: mail.tenant, keys: house.keys)
        outgoing.unsubscribe = OutgoingMail.Unsubscribe(
            url: house.unsubscribeURL?.replacing("{token}", with: token),
            address: unsubscribe.address(tenant: mail.tenant, domain: house.domain, keys: house.keys))
    }

    /// Whether the recipient gets this and more like it for standing in the ticket's copy.
    private var isAboutCopies: Bool {
        !isAnswer && subject.isInCopy(recipient) && subject.present?.state.participant(email: recipient.text) != nil
    }

    private func id(_ number: Int64) -> String {
        SignedMessageID(ticketNumber: ticket?.number ?? 0, mail: number)?
            .text(tenant: mail.tenant, domain: house.domain, keys: house.keys) ?? ""
    }
}
