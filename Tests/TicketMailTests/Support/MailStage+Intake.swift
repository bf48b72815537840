import TicketCore

@testable import TicketMail

extension MailStage {
    var intake: MailIntake {
        MailIntake(house: house, store: store, contacts: StoredContacts(store: store), clock: { [clock] in clock.now })
    }

    /// The address of a desk.
    func address(_ desk: String) -> String { "\(desk)@\(house.domain)" }

    /// What becomes of a mail for its only recipient.
    @discardableResult
    func take(
        from author: String = "Ana <ana@example.org>", to recipient: String, subject: String = "Re: Printer",
        _ fields: String = "", body: String = "It still burns.\n", id: String = "m1@example.org", sender: String = ""
    ) async throws -> IntakeResult.Outcome {
        let raw =
            Mails.bytes(
                """
                From: \(author)
                To: \(recipient)
                Subject: \(subject)
                Date: Sat, 21 Nov 2026 10:00:00 +0000
                Message-ID: <\(id)>
                \(fields.isEmpty ? "" : fields + "\n")

                """) + Mails.bytes(body)
        return try await take(raw, to: recipient, sender: sender)
    }

    func take(_ raw: [UInt8], to recipient: String, sender: String = "") async throws -> IntakeResult.Outcome {
        let results = try await intake.take(
            raw, envelope: MailEnvelope(sender: sender, recipients: [recipient]), tenant: Self.tenant)
        guard results.count == 1 else { throw Unexpected("\(results)") }
        return results[0].outcome
    }

    /// The address to which the last mail to somebody wants its answers.
    func replyAddress(of recipient: String) async throws -> String {
        try await deliver()
        guard let sent = sender.sent.last(where: { $0.recipient == recipient }),
            let address = try ParsedMail(sent.bytes).replyTo.first?.address
        else { throw Unexpected("nothing was sent to \(recipient)") }
        return address
    }

    /// The Message-ID of the last mail to somebody.
    func messageID(of recipient: String) async throws -> String {
        try await deliver()
        guard let sent = sender.sent.last(where: { $0.recipient == recipient }),
            let id = try ParsedMail(sent.bytes).messageID
        else { throw Unexpected("nothing was sent to \(recipient)") }
        return id
    }

    func comments(_ number: Int64) async throws -> [TicketCore.Comment] {
        try await store.comments(of: number, tenant: Self.tenant, after: 0, limit: 99, includingInternal: true)
    }

    func ticket(_ number: Int64) async throws -> Ticket {
        guard let ticket = try await store.ticket(number, tenant: Self.tenant) else { throw Unexpected("no ticket") }
        return ticket
    }

    var held: [HeldMail] {
        get async throws { try await store.heldMails(tenant: Self.tenant, after: 0, limit: 99) }
    }

    /// A ticket of Ana's on which Alba has asked something, and the address that Ana was given for her answer.
    func asked(cc: [String] = [], at desk: String = "help-center") async throws -> (number: Int64, address: String) {
        let number = try await create(at: desk, cc: cc)
        try await comment(number, "Which printer?")
        return (number, try await replyAddress(of: "ana@example.org"))
    }
}
