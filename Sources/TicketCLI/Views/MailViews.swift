internal import ProtobufC
internal import TicketMessages

/// What became of a mail, for each recipient.
struct IngestedMailView: OutputView {
    let response: IngestMailResponse
    let reply: any ProtobufMessage

    init(response: IngestMailResponse, reply: (any ProtobufMessage)? = nil) {
        self.response = response
        self.reply = reply ?? response
    }

    var resources: [any ProtobufMessage] { response.mails }
    var ids: [String] {
        response.mails.map { mail in
            mail.ticketNumber != 0
                ? String(mail.ticketNumber)
                : mail.conversationID.isEmpty ? String(mail.quarantineID) : mail.conversationID
        }
    }

    func text(_ style: TextStyle) -> String {
        Table(
            ["RECIPIENT", "OUTCOME", "TICKET", "CONVERSATION", "QUARANTINE", "REASON"], rows: response.mails.map(row)
        )
        .text(style)
    }

    private func row(_ mail: IngestedMail) -> [String] {
        [
            mail.recipient, EnumWord.word(mail.outcome), mail.ticketNumber == 0 ? "" : String(mail.ticketNumber),
            mail.conversationID, mail.quarantineID == 0 ? "" : String(mail.quarantineID), mail.reason,
        ]
    }
}

/// A page of the quarantine.
struct QuarantineView: OutputView {
    let page: ListQuarantineResponse
    let reply: any ProtobufMessage

    var resources: [any ProtobufMessage] { page.mails }
    var ids: [String] { page.mails.map { String($0.id) } }

    func text(_ style: TextStyle) -> String {
        Table(["ID", "AT", "REASON", "FROM", "TO", "SIZE", "SUBJECT"], rows: page.mails.map(row)).text(style)
    }

    private func row(_ mail: QuarantinedMail) -> [String] {
        [
            String(mail.id), RFC3339.text(mail.createTime), mail.reason, mail.sender, mail.recipient,
            ByteCount.text(mail.sizeBytes), mail.subject,
        ]
    }
}

/// A mail in quarantine, as it came.
struct QuarantinedMailView: OutputView {
    let mail: QuarantinedMail

    var reply: any ProtobufMessage { mail }
    var ids: [String] { [String(mail.id)] }

    func text(_ style: TextStyle) -> String {
        Card(
            title: mail.subject,
            fields: [
                ("Reason", "\(mail.reason): \(mail.problem)"), ("From", mail.sender), ("To", mail.recipient),
                ("Ticket", mail.ticketNumber == 0 ? "" : String(mail.ticketNumber)),
                ("At", RFC3339.text(mail.createTime)), ("Size", ByteCount.text(mail.sizeBytes)),
            ], body: String(decoding: mail.raw, as: UTF8.self)
        ).text(style)
    }
}

/// A page of dead letters.
struct DeadLetterView: OutputView {
    let page: ListDeadLettersResponse
    let reply: any ProtobufMessage

    var resources: [any ProtobufMessage] { page.deadLetters }
    var ids: [String] { page.deadLetters.map { String($0.id) } }

    func text(_ style: TextStyle) -> String {
        Table(["ID", "KIND", "TICKET", "TO", "ATTEMPTS", "FAILURE", "GIVEN UP"], rows: page.deadLetters.map(row))
            .text(style)
    }

    private func row(_ letter: DeadLetter) -> [String] {
        [
            String(letter.id), letter.kind, letter.ticketNumber == 0 ? "" : String(letter.ticketNumber),
            letter.recipient, String(letter.attempts), letter.failure, RFC3339.text(letter.endTime),
        ]
    }
}
