import Testing
import TicketCore
import TicketMail

@Suite struct `A mail's header` {
    @Test func `is read with names, addresses, date and identifiers`() throws {
        let mail = try ParsedMail(
            Mails.mail(
                """
                Cc: =?iso-8859-1?Q?Jos=E9?= <jose@example.org>, team: a@x.org, "B, C" <b@x.org>;
                Reply-To: answers@example.org
                In-Reply-To: <q1@example.com>
                References: <q0@example.com>
                 <q1@example.com> nonsense <q1@example.com>
                Return-Path: <>
                """))
        #expect(mail.from == MailAddress(name: "Ana", address: "ana@example.org"))
        #expect(mail.to == [MailAddress(address: "desk@example.com")])
        #expect(mail.cc.map(\.name) == ["José", "", "B, C"])
        #expect(mail.cc.map(\.address) == ["jose@example.org", "a@x.org", "b@x.org"])
        #expect(mail.replyTo.map(\.address) == ["answers@example.org"])
        #expect(mail.messageID == "m1@example.org")
        #expect(mail.inReplyTo == ["q1@example.com"])
        #expect(mail.references == ["q0@example.com", "q1@example.com"])
        #expect(mail.date == Timestamp(microsecondsSinceEpoch: 1_795_255_200_000_000))
        #expect(mail.hasNullSender)
        #expect(mail.fields["RETURN-PATH"] == "<>")
        #expect(mail.text == "Hello\n")
        #expect(mail.notes.isEmpty)
    }

    @Test(arguments: [
        ("=?UTF-8?B?SG9sYSwgwr9xdcOpIHRhbD8=?=", "Hola, ¿qué tal?"),
        ("=?utf-8?q?Impr?=\n =?utf-8?q?imante?=", "Imprimante"),
        ("=?windows-1252?Q?Caf=E9_=80_5?=", "Café € 5"),
        ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?UTF-8?B?YWI=?= =?utf-8?B?Y2Q=?=\n =?UTF-8?b?ZQ==?= f =?utf-8?q?g?=", "abcde f g"),
        ("=?UTF-8?B?w?= =?UTF-8?B?/?=", ""), ("=?UTF-8?B?ww==?= =?UTF-8?B?qQ==?=", "é"), ("=?UTF-8?B??= x", "x"),
        ("plain text", "plain text"),
        ("Ünïcode in the raw", "Ünïcode in the raw"),
        ("=?utf-8?q?a=0D=0ABcc:_x@y.z?=", "a Bcc: x@y.z"),
        ("=?utf-8?q?txt=E2=80=AEexe?=", "txt exe"),
    ])
    func `is decoded, and stays one line`(written: String, read: String) throws {
        let bytes = Mails.bytes("From: a@x.org\nSubject: \(written)\n\n")
        #expect(try ParsedMail(bytes).subject == read)
    }

    @Test func `with bytes that are not UTF-8 is read all the same, and says so`() throws {
        let bytes = Array("From: a@x.org\r\nSubject: Caf".utf8) + [0xe9] + Array("\r\n\r\nx".utf8)
        let mail = try ParsedMail(bytes)
        #expect(mail.subject == "Café")
        #expect(mail.notes.contains(.rawBytesInHeader))
    }

    @Test func `with an encoded word in an unknown charset keeps it, and says so`() throws {
        let mail = try ParsedMail(Mails.bytes("From: a@x.org\nSubject: =?x-none?Q?=E9?=\n\n"))
        #expect(!mail.subject.isEmpty)
        #expect(mail.notes.contains(.undecodedHeader("Subject")) || mail.subject == "é")
    }

    @Test func `may come with LF alone and the line of an mbox, as a pipe gives it`() throws {
        let text = "From MAILER Sat Nov 21 10:00:00 2026\nFrom: a@x.org\nSubject: one\n two\n\nBody\n"
        let mail = try ParsedMail(Array(text.utf8))
        #expect(mail.subject == "one two")
        #expect(mail.text == "Body\n")
    }

    @Test func `says what cannot be read of a date`() throws {
        for date in ["", "Date: yesterday\n", "Date: \n"] {
            let mail = try ParsedMail(Mails.bytes("From: a@x.org\n\(date)\nBody"))
            #expect(mail.date == nil)
            #expect(mail.notes.contains(.unreadableDate))
        }
    }

    @Test(arguments: [
        ("a@x.org", "a@x.org"), ("\"b@y.org\" <a@x.org>", "a@x.org"), ("Ana (b@y.org) <a@x.org>", "a@x.org"),
        ("a@x.org (Ana, of x)", "a@x.org"), ("John Q. Public <a@x.org>", "a@x.org"),
    ])
    func `names one author`(written: String, address: String) throws {
        #expect(try ParsedMail(Mails.bytes("From: \(written)\n\n")).from.address == address)
    }

    @Test(arguments: [
        "a@x.org, b@y.org", "<a@x.org> <b@y.org>", "b@y.org <a@x.org> c", "", "undisclosed:;", "team: a@x.org;",
        "Ana <a@x.org", "\"Ana <a@x.org>", "a@x.org b@y.org", "<a@x.org>, <>",
    ])
    func `with an author that programs read differently is refused`(written: String) {
        #expect(Mails.refusal(Mails.bytes("From: \(written)\n\n")) == .unclearAuthor)
    }

    @Test func `without an author is refused`() {
        #expect(Mails.refusal(Mails.bytes("Subject: x\n\nBody")) == .unclearAuthor)
    }

    @Test(arguments: ["From", "Subject", "TO", "message-id", "Date", "Content-Type", "References"])
    func `with a field that may be there once, twice, is refused`(name: String) {
        let bytes = Mails.bytes("From: a@x.org\n\(name): a@x.org\n\(name): a@x.org\n\n")
        guard case .repeatedField(let repeated)? = Mails.refusal(bytes) else { return #expect(Bool(false)) }
        #expect(repeated.lowercased() == name.lowercased())
    }

    @Test(arguments: [
        ("Fr\n om: a@x.org", 1), ("Subject: x\nno colon", 2), ("Subject : x", 1), (" Subject: x", 1), (": x", 1),
        ("Sübject: x", 1),
    ])
    func `with a line that is no field is refused`(lines: String, number: Int) {
        #expect(Mails.refusal(Mails.bytes("\(lines)\nFrom: a@x.org\n\n")) == .malformedField(line: number))
    }

    @Test func `with a NUL byte is refused`() {
        #expect(Mails.refusal(Mails.bytes("From: a@x.org\nSubject: a\0b\n\n")) == .nulByte(line: 2))
        #expect(Mails.refusal(Mails.bytes("From: a@x.org\n\na\0b\n")) == .nulByte(line: 3))
    }

    @Test(arguments: [
        "From: a@x.org\r\nSubject: x\nBcc: y\r\n\r\n", "From: a@x.org\r\n\r\nx\n.\r\n", "From: a@x.org\n\nx\r\n",
        "From: a@x.org\r\n\r\nx\ry\r\n", "From: a@x.org\r\rX: y\r\n\r\n",
    ])
    func `and body whose lines end in different ways are refused`(text: String) {
        guard case .mixedLineEnds? = Mails.refusal(Array(text.utf8)) else { return #expect(Bool(false)) }
    }

    @Test func `with too much of anything is refused`() {
        var limits = MailLimits()
        limits.fieldsMax = 10
        let many = "From: a@x.org\n" + String(repeating: "X: y\n", count: 10) + "\n"
        #expect(Mails.refusal(Mails.bytes(many), limits: limits) == .tooMany(.fields, max: 10))
        let long = "From: a@x.org\nX: " + String(repeating: "y", count: 33 << 10) + "\n\n"
        #expect(Mails.refusal(Mails.bytes(long)) == .overlong(line: 2, bytesMax: 32 << 10))
        let folded = "From: a@x.org\nX: y\n" + String(repeating: " y\n", count: 20_000) + "\n"
        guard case .overlong? = Mails.refusal(Mails.bytes(folded)) else { return #expect(Bool(false)) }
        let bomb = (0..<300).map { "X\($0): " + String(repeating: "=?utf-8?q?a?= ", count: 50) + "\n" }.joined()
        #expect(Mails.refusal(Mails.bytes("From: a@x.org\n\(bomb)\n")) == .tooMany(.encodedWords, max: 1_000))
        let crowd = "From: a@x.org\nTo: " + String(repeating: "a@x.org,\n ", count: 600) + "a@x.org\n\n"
        #expect(Mails.refusal(Mails.bytes(crowd)) == .tooMany(.addresses, max: 500))
    }

    @Test func `alone is a mail, and nothing is none`() throws {
        #expect(try ParsedMail(Mails.bytes("From: a@x.org")).text == "")
        #expect(Mails.refusal([]) == .empty)
    }
}
