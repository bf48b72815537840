import Testing
import TicketCore
import TicketMail

@Suite struct `A mail that is written` {
    private static let desk = EmailAddress("desk@example.com")
    private static let ana = EmailAddress("ana@example.org")
    private static let time = Timestamp(microsecondsSinceEpoch: 1_795_255_200_000_000)

    private func mail(subject: String = "Printer", text: String = "Hello\n") throws -> OutgoingMail {
        OutgoingMail(
            from: try #require(Self.desk), to: try #require(Self.ana), subject: subject, text: text,
            messageID: "7.1.abc@example.com", date: Self.time)
    }

    private func parsed(_ mail: OutgoingMail) throws -> ParsedMail { try ParsedMail(MailComposer.compose(mail)) }

    @Test func `says in its header what it was given`() throws {
        var mail = try mail()
        mail.fromName = "Café \"Desk\", Ltd"
        mail.toName = "Ana \"A\" O'Neil, \\x"
        mail.replyTo = EmailAddress("reply+7.2.abcdefghijklmnop@example.com")
        mail.inReplyTo = "q1@example.org"
        mail.references = ["q0@example.org", "q1@example.org"]
        mail.autoSubmitted = .replied
        mail.unsubscribe = .init(url: "https://example.com/u/abc", address: EmailAddress("u+abc@example.com"))
        let read = try parsed(mail)
        #expect(read.from == MailAddress(name: mail.fromName, address: "desk@example.com"))
        #expect(read.to == [MailAddress(name: mail.toName, address: "ana@example.org")])
        #expect(read.replyTo.map(\.email) == [mail.replyTo])
        #expect(read.subject == "Printer")
        #expect(read.messageID == "7.1.abc@example.com")
        #expect(read.inReplyTo == ["q1@example.org"])
        #expect(read.references == mail.references)
        #expect(read.date == Self.time)
        #expect(read.fields["Date"] == "Sat, 21 Nov 2026 10:00:00 +0000")
        #expect(read.fields["Auto-Submitted"] == "auto-replied")
        #expect(read.fields["List-Unsubscribe"] == "<mailto:u+abc@example.com>, <https://example.com/u/abc>")
        #expect(read.fields["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(read.notes.isEmpty)
    }

    @Test(arguments: [
        "Plain", "Accentué: ñ, ç, €, 日本語, 👩‍👩‍👧", "=?utf-8?q?not_a_word?=", "",
        String(repeating: "Größe und Maß ", count: 30).trimmed, String(repeating: "long word ", count: 60).trimmed,
        String(repeating: "x", count: 900),
    ])
    func `has the subject that it was given`(subject: String) throws {
        #expect(try parsed(mail(subject: subject)).subject == subject)
    }

    @Test(arguments: [
        "Hello", "Hello\n", "é=20.\n.\n..\nFrom x\nFrom\n", "trailing \ntabs\t\n\n\n",
        String(repeating: "ñ", count: 500) + "\n",
        String(repeating: "word ", count: 300) + "\n", "=\n==\n=3D\n", "👩‍👩‍👧 日本語\n", "\n", "a\r\nb\n",
    ])
    func `has the text that it was given`(text: String) throws {
        let expected = text.replacing("\r\n", with: "\n")
        var mail = try mail(text: text)
        let read = try parsed(mail)
        #expect(read.text == (expected.hasSuffix("\n") ? expected : expected + "\n") || read.text.isEmpty)
        mail.html = "<p>Not this: é</p>"
        #expect(try parsed(mail).text == read.text || expected.trimmed.isEmpty)
    }

    @Test func `is ASCII in lines of at most 76 bytes that end with CRLF, and the same each time`() throws {
        var mail = try mail(subject: String(repeating: "é ü ", count: 80), text: String(repeating: "é. ", count: 900))
        mail.html = "<p>" + mail.text + "</p>"
        mail.references = (0..<60).map { "reference\($0)@example.org" }
        let bytes = try MailComposer.compose(mail)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7e).contains($0) || $0 == 0x09 } })
        #expect(lines.allSatisfy { !$0.hasPrefix(".") })
        #expect(try MailComposer.compose(mail) == bytes)
        let read = try ParsedMail(bytes)
        #expect(read.references.count == 20)
        #expect(read.references.first == "reference0@example.org")
        #expect(read.references.last == "reference59@example.org")
    }

    @Test(arguments: [
        "\r\nBcc: eve@x.org", "\nBcc: eve@x.org", "\r\n\r\nBody", "\0\r\nX: y", "\u{85}Bcc: z", "\u{2028}Bcc: z",
    ])
    func `has no other field, whatever it was given`(evil: String) throws {
        var mail = try mail(subject: "a" + evil)
        mail.fromName = "Desk" + evil
        mail.toName = "Ana" + evil
        mail.references = ["a@x.org" + evil, "b@x.org>" + evil]
        mail.inReplyTo = evil
        let read = try parsed(mail)
        #expect(
            read.fields.all.map(\.name) == [
                "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(read.text == "Hello\n")
        #expect(read.to.map(\.address) == ["ana@example.org"])
    }

    @Test func `is not written with an identifier or an address that is none`() throws {
        for id in ["", "a", "a@", "@b", "a b@c", "a@b>\r\nX: y", "a@b@c", "é@b"] {
            var mail = try mail()
            mail.messageID = id
            #expect(throws: CompositionError.messageID) { try MailComposer.compose(mail) }
        }
        for url in ["http://x.org", "https://x.org/\r\nX: y", "https://x.org/>", ""] {
            var mail = try mail()
            mail.unsubscribe = .init(url: url)
            #expect(throws: CompositionError.unsubscribeURL) { try MailComposer.compose(mail) }
        }
        let long = try mail(text: String(repeating: "x", count: 3 << 20))
        #expect(throws: CompositionError.tooLong(bytesMax: 2 << 20)) { try MailComposer.compose(long) }
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 +0000"),
            (-1, "Thu, 01 Jan 1970 00:00:00 +0000"), (Int64.max / 1_000_000, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ] as [(Int64, String)])
    func `is dated`(seconds: Int64, date: String) throws {
        var mail = try mail()
        mail.date = Timestamp(microsecondsSinceEpoch: seconds * 1_000_000)
        #expect(try parsed(mail).fields["Date"] == date)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
