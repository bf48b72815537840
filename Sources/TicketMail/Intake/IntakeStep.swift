internal import TicketCore

/// A mail that was read, on its way to one recipient of ours.
struct IntakeStep {
    let intake: MailIntake
    let incoming: IncomingMail
    let mail: ParsedMail

    var house: MailHouse { intake.house }
    var store: any TicketStore { intake.store }
    var tenant: String { incoming.tenant }

    func take() async throws -> IntakeResult.Outcome {
        if case .desk(let key) = incoming.destination, try await intake.desk(key, tenant: tenant) == nil {
            return .noSuchRecipient
        }
        if let id = mail.messageID, signedID(id) != nil { return .own }
        if case .participant(let address) = incoming.destination, address.purpose == .unsubscribe {
            return try await unsubscribe(address)
        }
        let kind = MailClassifier(ownAddresses: []).classify(mail, hasNullSender: incoming.envelope.hasNullSender)
        if case .bounce(let report?) = kind { return try await take(report) }
        guard let author = mail.from.email else {
            return try await intake.hold(incoming, .unreadable, problem: "its From is no address that can be used")
        }
        if house.isOurs(author) { return try await intake.hold(incoming, .ownAddress) }
        switch incoming.destination {
        case .participant(let address):
            return try await comment(onTicket: address.ticketNumber, kind, from: author) {
                ParticipantNumber.of($0) == address.participant
            }
        case .desk(let key):
            if let (number, participant) = try await thread() {
                return try await comment(onTicket: number, kind, from: author) {
                    $0.comparisonKey == participant.comparisonKey
                }
            }
            return try await new(atDesk: key, kind, from: author)
        case .forged: return try await intake.hold(incoming, .badAddress)
        case .bounces: return try await intake.hold(incoming, .automatic)
        case .nowhere: return .noSuchRecipient
        }
    }

    // MARK: What we signed

    private func signedID(_ id: String) -> SignedMessageID? {
        SignedMessageID(verifying: id, tenant: tenant, domain: house.domain, keys: house.keys)
    }

    /// The ticket and the recipient of a mail of ours that this one answers; nil if it answers none that is still
    /// known.
    private func thread() async throws -> (ticket: Int64, recipient: EmailAddress)? {
        for id in mail.inReplyTo + mail.references.reversed() {
            guard let signed = signedID(id), signed.ticketNumber > 0,
                let entry = try await store.outboxEntry(signed.mail, tenant: tenant),
                entry.ticketNumber == signed.ticketNumber, let recipient = EmailAddress(entry.recipient)
            else { continue }
            return (signed.ticketNumber, recipient)
        }
        return nil
    }

    // MARK: Reports and good-byes

    /// Suppresses addresses that do not exist, if the report is on a mail of ours that went to them.
    private func take(_ report: DeliveryReport) async throws -> IntakeResult.Outcome {
        if let id = report.originalMessageID, let signed = signedID(id),
            let entry = try await store.outboxEntry(signed.mail, tenant: tenant),
            entry.ticketNumber == signed.ticketNumber
        {
            for failed in report.recipients where failed.isPermanent && failed.status.hasPrefix("5.1.") {
                guard failed.address.lowercased() == entry.recipient.lowercased() else { continue }
                try await store.suppressMail(to: entry.recipient, tenant: tenant, at: intake.clock())
            }
        }
        return try await done(.report, TakenMail())
    }

    private func unsubscribe(_ address: ReplyAddress) async throws -> IntakeResult.Outcome {
        try await CopyStop(store: store).stop(address, tenant: tenant)
        return try await done(.unsubscribed, TakenMail())
    }

    // MARK: What became of it

    /// Notes what became of the mail, and answers it.
    func done(
        _ outcome: IntakeResult.Outcome, _ taken: TakenMail, answer: AutomaticAnswer? = nil
    ) async throws -> IntakeResult.Outcome {
        _ = try await store.rememberMail(
            incoming.key, taken, answer: answer, tenant: tenant, at: intake.clock())
        return outcome
    }

    /// Makes a retry of a command have one effect: the mail's key, and what the command is for.
    func request(_ actor: Actor, _ command: Command, _ use: String) -> CommandRequest {
        CommandRequest(actor: actor, command: command, idempotencyKey: key(use))
    }

    func key(_ use: String) -> IdempotencyKey {
        IdempotencyKey(requestID: "mail-\(use)-\(incoming.key.hexadecimal)", fingerprint: incoming.key)
    }
}
