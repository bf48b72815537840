public import TicketCore

/// Makes mails of entries of the outbox: of the ticket as it was at the entry's revision, in the recipient's language.
public struct TicketMailWriter: Sendable {
    private let house: MailHouse
    private let store: any TicketStore

    /// - Parameter store: where the tickets are.
    public init(house: MailHouse, store: any TicketStore) {
        self.house = house
        self.store = store
    }

    /// The mail of an entry: always the same one for the same entry, as long as the recipient's language and the desk's
    /// address are.
    ///
    /// - Parameter now: a mail that is of no use any more at this moment is not written.
    /// - Throws: what the store throws.
    public func write(_ mail: QueuedMail, at now: Timestamp) async throws -> WrittenMail {
        guard let recipient = EmailAddress(mail.entry.recipient) else { return .unwritable("recipient") }
        if mail.entry.kind == .passwordReset { return try await writeReset(mail, to: recipient, at: now) }
        guard let subject = try await subject(of: mail) else { return .outdated }
        guard let from = house.address(ofDesk: subject.desk.key) else { return .unwritable("sender") }
        let known = try await store.principal(named: recipient.text, tenant: mail.tenant)
        let wanted = [known?.locale, mail.entry.locale].compactMap { $0 }
        let draft = MailDraft(
            mail: mail, subject: subject, from: from, recipient: recipient, house: house,
            preference: LanguagePreference(wanted: wanted, deskDefault: subject.desk.defaultLocale))
        do {
            let bytes = try MailComposer.compose(draft.outgoing)
            return .mail(bytes, sender: draft.isAnswer ? nil : house.bounceAddress, recipient: recipient)
        } catch {
            return .unwritable("content")
        }
    }

    /// The mail with the token of a reset, as long as that is good for something.
    private func writeReset(
        _ mail: QueuedMail, to recipient: EmailAddress, at now: Timestamp
    ) async throws -> WrittenMail {
        guard let id = mail.entry.reset,
            let reset = try await store.passwordReset(id: id, tenant: mail.tenant), reset.isUsable(at: now),
            let token = house.resetToken(reset)
        else { return .outdated }
        let draft = ResetDraft(mail: mail, reset: reset, token: token, recipient: recipient, house: house)
        do {
            return .mail(try MailComposer.compose(draft.outgoing), sender: house.bounceAddress, recipient: recipient)
        } catch {
            return .unwritable("content")
        }
    }

    /// What the mail is about; nil if it is not to be told any more.
    private func subject(of mail: QueuedMail) async throws -> MailSubject? {
        let entry = mail.entry
        guard entry.ticketNumber > 0 else {
            guard let key = entry.desk,
                let desk = try await store.desk(key, version: nil, tenant: mail.tenant)?.desk
            else { return nil }
            return MailSubject(desk: desk)
        }
        // The notes that staff keep among themselves are in no mail.
        guard let present = try await store.ticket(entry.ticketNumber, tenant: mail.tenant),
            isToldStill(entry, of: present),
            let past = try await store.ticket(
                entry.ticketNumber, at: .revision(entry.revision), tenant: mail.tenant, includesInternal: false),
            let desk = try await store.desk(
                past.ticket.desk, version: past.ticket.deskVersion, tenant: mail.tenant)?.desk
        else { return nil }
        return MailSubject(desk: desk, past: past, present: present)
    }

    /// Who was taken off a ticket since is told nothing more of it.
    private func isToldStill(_ entry: OutboxEntry, of ticket: Ticket) -> Bool {
        switch entry.kind {
        case .ccSubmitted, .received, .statusAnswer, .passwordReset: return true
        case .publicUpdate, .systemMessage:
            let recipient = entry.recipient.lowercased()
            return ticket.state.deleteTime == nil
                && (recipient == ticket.requester.email.lowercased()
                    || recipient == ticket.state.assignee?.email.lowercased()
                    || ticket.state.participant(email: recipient)?.isTold == true)
        }
    }
}
