internal import TicketCore

/// What a mail to a desk asks for, within the desk's limits.
struct NewMail {
    let mail: ParsedMail
    let desk: Desk
    let author: EmailAddress
    let house: MailHouse

    var ticket: NewTicket {
        NewTicket(
            desk: desk.key, subject: subject, description: body, ccEmails: ccEmails, channel: .mail)
    }

    func conversation(id: String) -> NewConversation {
        let names = mail.parts.map { "[\($0.name)]" }
        let text = ([body] + names).filter { !$0.isEmpty }.joined(separator: "\n")
        return NewConversation(
            id: id, desk: desk.key, subject: subject,
            body: text.allSatisfy(\.isWhitespace)
                ? subject : IntakeStep.fitted(text, bytesMax: desk.limits.bodyBytesMax),
            channel: .mail, ccEmails: ccEmails)
    }

    private var body: String {
        var text = mail.text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return IntakeStep.fitted(String(text), bytesMax: desk.limits.bodyBytesMax)
    }

    /// The mail's subject, or else how its text begins.
    private var subject: String {
        let line = PlainText.line(mail.subject)
        let first = mail.text.split(separator: "\n").lazy.map { PlainText.line(String($0)) }.first { !$0.isEmpty }
        let subject = line.isEmpty ? first ?? mail.parts.first?.name ?? "…" : line
        let limit = max(1, desk.limits.subjectScalarsMax)
        guard subject.unicodeScalars.count > limit else { return subject }
        return String(String.UnicodeScalarView(subject.unicodeScalars.prefix(limit - 1))) + "…"
    }

    /// Whom the mail names in copy: they may be told, and are let in nowhere.
    private var ccEmails: [String] {
        var seen: Set<String> = [author.comparisonKey]
        let others = mail.cc.compactMap(\.email).filter {
            !house.isOurs($0) && seen.insert($0.comparisonKey).inserted
        }
        return others.prefix(desk.limits.ccEmailsMax).map(\.text)
    }
}
