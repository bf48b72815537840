import Testing
import TicketMail

@Suite struct `The parts of a mail` {
    private let png = "iVBORw0KGgoAAAANSUhEUg=="

    private func multipart(_ type: String, _ parts: String..., boundary: String = "b1") -> [UInt8] {
        let body = parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
        return Mails.mail("MIME-Version: 1.0\nContent-Type: \(type); boundary=\"\(boundary)\"", body: body)
    }

    @Test func `give the plain text where HTML says the same`() throws {
        let mail = try ParsedMail(
            multipart(
                "multipart/alternative", "Content-Type: text/plain; charset=utf-8\n\nPlain é\n",
                "Content-Type: text/html\n\n<p>Not plain</p>"))
        #expect(mail.text == "Plain é\n")
        #expect(mail.parts.isEmpty)
        #expect(!mail.notes.contains(.madeFromHTML))
    }

    @Test func `give text made of HTML where there is nothing else, or the rest is empty`() throws {
        let html = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>One=20two</p>"
        for mail in [
            try ParsedMail(multipart("multipart/alternative", html)),
            try ParsedMail(multipart("multipart/alternative", "Content-Type: text/plain\n\n \n", html)),
        ] {
            #expect(mail.text == "One two\n")
            #expect(mail.notes.contains(.madeFromHTML))
        }
    }

    @Test func `that are files come with a safe name, their size and what they are`() throws {
        let mail = try ParsedMail(
            multipart(
                "multipart/mixed", "Content-Type: text/plain\n\nSee files\n",
                """
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../../etc/pass\\"wd"
                Content-Transfer-Encoding: base64

                \(png)
                """,
                """
                Content-Type: image/gif; name*=utf-8''caf%C3%A9%E2%80%AEgpj.exe
                Content-Disposition: inline

                MZ
                """,
                "Content-Type: text/plain\nContent-Disposition: attachment; filename*0=no; filename*1=te.txt\n\nText"))
        #expect(mail.text == "See files\n")
        #expect(mail.parts.map(\.name) == ["pass_wd", "cafégpj.exe", "note.txt"])
        #expect(mail.parts.map(\.declaredType) == ["application/pdf", "image/gif", "text/plain"])
        #expect(mail.parts.map(\.sniffedType) == [.png, .bytes, .bytes])
        #expect(mail.parts.map(\.byteCount) == [16, 2, 4])
    }

    @Test func `that belong into HTML are inline`() throws {
        let mail = try ParsedMail(
            multipart(
                "multipart/related", "Content-Type: text/html\n\n<p>Look: <img src=\"cid:i1\" alt=\"screen\"></p>",
                "Content-Type: image/png\nContent-ID: <i1@x>\nContent-Transfer-Encoding: base64\n\n\(png)"))
        #expect(mail.text == "Look: screen\n")
        #expect(mail.parts.map(\.isInline) == [true])
        #expect(mail.parts.map(\.contentID) == ["i1@x"])
        #expect(mail.parts.map(\.name) == ["attachment.png"])
    }

    @Test func `that are mails are kept as files`() throws {
        let mail = try ParsedMail(
            multipart(
                "multipart/mixed", "Content-Type: text/plain\n\nForwarded\n",
                "Content-Type: message/rfc822\n\nFrom: b@y.org\nSubject: Inner\n\nInner text\n"))
        #expect(mail.text == "Forwarded\n")
        #expect(mail.parts.map(\.name) == ["attachment.eml"])
        #expect(mail.parts.allSatisfy { String(decoding: $0.bytes, as: UTF8.self).contains("Subject: Inner") })
    }

    @Test(
        arguments: [
            ("utf-8", [0xc3, 0xa9], "é", nil), ("iso-8859-1", [0xe9, 0x80], "é€", nil), ("koi8-r", [0xc1], "а", nil),
            ("gb2312", [0xc4, 0xe3], "你", nil), ("utf-16le", [0x61, 0xd8, 0x00], "\u{fffd}", MailNote.brokenBytes),
            ("utf-8", [0x61, 0xff, 0x62], "a\u{fffd}b", .brokenBytes),
            ("x-none", [0xc3, 0xa9], "é", .unknownCharset("x-none")),
            ("x-none", [0xe9], "é", .unknownCharset("x-none")), ("us-ascii", [0xe9], "é", .brokenBytes),
            ("utf-8//TRANSLIT", [0x61], "a", .unknownCharset("utf-8//translit")),
        ] as [(String, [UInt8], String, MailNote?)])
    func `become UTF-8 from any charset, and what is not sure is said`(
        charset: String, bytes: [UInt8], text: String, note: MailNote?
    ) throws {
        let base64 = Base64Text.encode(bytes)
        let mail = try ParsedMail(
            Mails.mail(
                "Content-Type: text/plain; charset=\"\(charset)\"\nContent-Transfer-Encoding: base64", body: base64))
        #expect(mail.text == text)
        #expect(mail.notes == note.map { [$0] } ?? [])
    }

    @Test func `flow where they say so`() throws {
        let mail = try ParsedMail(
            Mails.mail(
                "Content-Type: text/plain; format=flowed", body: "One \ntwo.\n> quoted \n> on.\n -- dashes\n-- \nAna\n")
        )
        #expect(mail.text == "One two.\n> quoted on.\n-- dashes\n-- \nAna\n")
    }

    @Test func `beyond the limits are refused`() {
        let many = (0..<100).map { "--b1\nContent-Type: text/plain\n\n\($0)\n" }.joined() + "--b1--\n"
        let bytes = Mails.mail("Content-Type: multipart/mixed; boundary=b1", body: many)
        #expect(Mails.refusal(bytes) == .tooMany(.parts, max: 100))
        #expect(Mails.refusal(Mails.nested(depth: 8)) == nil)
        #expect(Mails.refusal(Mails.nested(depth: 10)) == .tooDeep(depthMax: 10))
        var limits = MailLimits()
        limits.mailBytesMax = 10
        #expect(Mails.refusal(Mails.mail(), limits: limits) == .tooLarge(bytes: Mails.mail().count, bytesMax: 10))
    }

    @Test(arguments: [
        "multipart/mixed", "multipart/mixed; boundary=b1; boundary=b2", "multipart/mixed; boundary=\"\"",
        "multipart/mixed; boundary=other",
    ])
    func `without clear borders are refused`(type: String) {
        let bytes = Mails.mail("Content-Type: \(type)", body: "--b1\n\nText\n--b1--\n")
        guard case .malformedStructure? = Mails.refusal(bytes) else {
            return #expect(Mails.refusal(bytes) == .malformedStructure(""))
        }
    }

    @Test func `with two types or encodings are refused`() {
        let bytes = multipart("multipart/mixed", "Content-Type: text/plain\nContent-Type: text/html\n\n<p>x</p>")
        #expect(Mails.refusal(bytes) == .malformedStructure("a field is there twice"))
    }

    @Test func `that are encrypted are said to be`() throws {
        let mail = try ParsedMail(
            multipart(
                "multipart/encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1\n",
                "Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\n"))
        #expect(mail.text == "")
        #expect(mail.notes.contains(.encrypted))
        #expect(mail.parts.count == 2)
    }
}
