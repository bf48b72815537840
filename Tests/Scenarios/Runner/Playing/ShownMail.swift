internal import TicketMail

/// A mail, in or out, as the account of a play shows it.
struct ShownMail {
    /// The number that the outbox has given it; 0 for one that comes in.
    var number = 0
    let mail: ParsedMail

    /// Everything that somebody may look for in it.
    var words: String { mail.subject + "\n" + mail.text }

    var lines: [String] {
        let fields: [(name: String, value: String)] = [
            ("From", Self.mailbox(mail.from)), ("To", mail.to.map(Self.mailbox).joined(separator: ", ")),
            ("Cc", mail.cc.map(Self.mailbox).joined(separator: ", ")), ("Subject", mail.subject),
            ("Answers to", mail.replyTo.map(Self.mailbox).joined(separator: ", ")),
            ("Files", mail.parts.map { "\($0.name) (\($0.byteCount) bytes)" }.joined(separator: ", ")),
        ]
        var text = mail.text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        let head = fields.filter { !$0.value.isEmpty }.map { "\($0.name): \($0.value)" }
        let body = text.isEmpty ? [] : ("\n" + text).split(separator: "\n", omittingEmptySubsequences: false)
        let lines = head + body.map(String.init)
        return ["✉ \(lines[0])"] + lines.dropFirst().map { "│ \($0)" }
    }

    private static func mailbox(_ box: MailAddress) -> String {
        box.name.isEmpty ? box.address : "\(box.name) <\(box.address)>"
    }
}
