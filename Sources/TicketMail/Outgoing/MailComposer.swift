internal import TicketCore

/// Writes mails as bytes (RFC 5322, RFC 2045): in ASCII, lines of 76 bytes at most ending with CRLF.
///
/// The same mail gives the same bytes, so that one that is sent twice is the same one twice.
public enum MailComposer {
    /// The text and the HTML together.
    public static let contentBytesMax = 2 << 20
    /// Message-IDs in References: the first and the last ones, as RFC 5322 lets long ones be shortened.
    private static let referencesMax = 20

    /// The mail as it goes to an SMTP server.
    ///
    /// - Throws: ``CompositionError``.
    public static func compose(_ mail: OutgoingMail) throws(CompositionError) -> [UInt8] {
        guard mail.text.utf8.count + (mail.html?.utf8.count ?? 0) <= contentBytesMax else {
            throw .tooLong(bytesMax: contentBytesMax)
        }
        var header = HeaderWriter()
        header.add("From", mailbox: mail.from, called: mail.fromName)
        header.add("To", mailbox: mail.to, called: mail.toName)
        if let replyTo = mail.replyTo { header.add("Reply-To", mailbox: replyTo) }
        header.add("Subject", text: mail.subject)
        header.add("Date", words: MailDate.text(mail.date).split(separator: " ").map(String.init))
        try addThread(of: mail, to: &header)
        try addAutomation(of: mail, to: &header)
        header.add("MIME-Version", words: ["1.0"])
        return header.bytes + body(of: mail)
    }

    private static func addThread(of mail: OutgoingMail, to header: inout HeaderWriter) throws(CompositionError) {
        guard isID(mail.messageID) else { throw .messageID }
        header.add("Message-ID", words: ["<\(mail.messageID)>"])
        // Others' identifiers may be of any form; without one in bad form, the thread has a gap and the mail goes out.
        if let inReplyTo = mail.inReplyTo, isID(inReplyTo) { header.add("In-Reply-To", words: ["<\(inReplyTo)>"]) }
        var references = mail.references.filter(isID).map { "<\($0)>" }
        if references.count > referencesMax {
            references = references.prefix(1) + references.suffix(referencesMax - 1)
        }
        if !references.isEmpty { header.add("References", words: references) }
    }

    private static func addAutomation(of mail: OutgoingMail, to header: inout HeaderWriter) throws(CompositionError) {
        if let reason = mail.autoSubmitted {
            header.add("Auto-Submitted", words: [reason.rawValue])
            // What Microsoft's servers look at instead.
            header.add("X-Auto-Response-Suppress", words: ["All"])
        }
        guard let unsubscribe = mail.unsubscribe else { return }
        let address = unsubscribe.address.map { ["<mailto:\($0.text)>"] } ?? []
        guard let url = unsubscribe.url else {
            if !address.isEmpty { header.add("List-Unsubscribe", words: address) }
            return
        }
        guard isSafe(url) else { throw .unsubscribeURL }
        header.add("List-Unsubscribe", words: address.map { $0 + "," } + ["<\(url)>"])
        header.add("List-Unsubscribe-Post", words: ["List-Unsubscribe=One-Click"])
    }

    private static func body(of mail: OutgoingMail) -> [UInt8] {
        guard let html = mail.html else { return part("plain", mail.text) }
        // Quoted-printable text cannot have "=_" in it, so the border is nowhere else.
        let border = "=_" + mail.messageID.prefix { $0 != "@" }.utf8.prefix(40).map(borderLetter).joined()
        let head = "Content-Type: multipart/alternative;\r\n boundary=\"\(border)\"\r\n\r\n"
        return Array("\(head)--\(border)\r\n".utf8) + part("plain", mail.text) + Array("\r\n--\(border)\r\n".utf8)
            + part("html", html) + Array("\r\n--\(border)--\r\n".utf8)
    }

    private static func part(_ subtype: String, _ text: String) -> [UInt8] {
        var lines = PlainText.lines(text)
        if !lines.hasSuffix("\n") { lines += "\n" }
        let head = "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        return Array(head.utf8) + QuotedPrintable.encode(lines)
    }

    private static func borderLetter(_ byte: UInt8) -> String {
        let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
        return isPlain ? String(Character(Unicode.Scalar(byte))) : "."
    }

    private static func isID(_ id: String) -> Bool {
        let halves = id.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return halves.count == 2 && halves.allSatisfy { !$0.isEmpty } && id.utf8.count <= 250
            && id.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"<>".utf8.contains($0) }
    }

    private static func isSafe(_ url: String) -> Bool {
        url.hasPrefix("https://") && url.utf8.count <= 900
            && url.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"<>\"\\,".utf8.contains($0) }
    }
}
