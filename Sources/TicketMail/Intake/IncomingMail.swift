internal import TicketCore

/// A mail on its way to one recipient.
struct IncomingMail {
    let raw: [UInt8]
    let envelope: MailEnvelope
    let recipient: String
    let tenant: String
    let mail: Result<ParsedMail, MailRefusal>
    let destination: MailDestination

    /// What makes it this mail for this recipient: its Message-ID and what it says. What servers on its way add to its
    /// header does not count.
    var key: [UInt8] {
        guard case .success(let mail) = mail else {
            return MailDigest.of([Array("raw".utf8), raw, Array(destination.name.utf8)])
        }
        let words = [
            mail.messageID ?? "", mail.from.address, mail.subject, mail.fields["Date"] ?? "", mail.text,
            destination.name,
        ]
        return MailDigest.of(words.map { Array($0.utf8) } + mail.parts.map { Array($0.name.utf8) + $0.bytes })
    }

    /// Who sent it, by its own word.
    var sender: String {
        if case .success(let mail) = mail { return String(mail.from.address.prefix(320)) }
        return envelope.hasNullSender ? "" : String(envelope.sender.prefix(320))
    }

    var subject: String {
        if case .success(let mail) = mail { return String(mail.subject.prefix(500)) }
        return ""
    }

    /// The ticket that its address names, truly or not.
    var ticketNumber: Int64 {
        if case .participant(let address) = destination { return address.ticketNumber }
        return 0
    }

    func held(_ reason: HoldReason, problem: String? = nil, at time: Timestamp) -> HeldMail {
        HeldMail(
            time: time, reason: reason.rawValue, problem: problem ?? reason.problem, sender: sender,
            recipient: String(recipient.prefix(320)), subject: subject, ticketNumber: ticketNumber, raw: raw)
    }
}
