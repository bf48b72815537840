internal import TicketCore
internal import TicketMail
internal import TicketMessages

extension IngestedMail {
    /// What became of a mail for one recipient.
    init(_ result: IntakeResult) {
        self.init(recipient: result.recipient)
        switch result.outcome {
        case .comment(let number): (outcome, ticketNumber) = (.comment, number)
        case .ticket(let number): (outcome, ticketNumber) = (.ticket, number)
        case .conversation(let id, let heldID):
            (outcome, conversationID, quarantineID) = (.conversation, id, heldID)
        case .quarantined(let id, let reason):
            (outcome, quarantineID, self.reason) = (.quarantined, id, reason.rawValue)
        case .duplicate(let number, let id, let heldID):
            (outcome, ticketNumber, conversationID, quarantineID) = (.duplicate, number, id, heldID)
        case .statusAnswered(let number): (outcome, ticketNumber) = (.statusAnswered, number)
        case .unsubscribed: outcome = .unsubscribed
        case .report: outcome = .report
        case .own: outcome = .own
        case .noSuchRecipient: outcome = .noSuchRecipient
        case .note(let number): (outcome, ticketNumber) = (.note, number)
        }
    }
}

extension QuarantinedMail {
    /// A mail that was held back.
    init(_ mail: HeldMail) {
        self.init(
            id: mail.id, createTime: GoogleProtobufTimestamp(mail.time), reason: mail.reason, problem: mail.problem,
            sender: mail.sender, recipient: mail.recipient, subject: mail.subject, ticketNumber: mail.ticketNumber,
            sizeBytes: Int64(mail.sizeBytes), raw: mail.raw)
    }
}

extension DeadLetter {
    /// A mail that is not tried any more, or is again.
    init(_ mail: DeadMail) {
        self.init(
            id: mail.id, kind: mail.entry.kind.rawValue, ticketNumber: mail.entry.ticketNumber,
            revision: mail.entry.revision, recipient: mail.entry.recipient, attempts: Int32(clamping: mail.attempts),
            failure: mail.failure, createTime: GoogleProtobufTimestamp(mail.queueTime),
            endTime: mail.endTime.map(GoogleProtobufTimestamp.init))
    }
}
