import Testing
import TicketCore
import TicketMail

@Suite struct `A mail is classified` {
    private let classifier = MailClassifier(
        ownAddresses: [EmailAddress("desk@example.com")].compactMap(\.self),
        isOwnMessageID: { $0 == "ours@example.com" })

    private func kind(_ fields: String, from: String = "ana@example.org") throws -> MailClassification {
        let more = fields.isEmpty ? "" : fields + "\n"
        return classifier.classify(try ParsedMail(Mails.bytes("From: \(from)\n\(more)\nHello")))
    }

    @Test(arguments: [
        "", "Auto-Submitted: no", "Auto-Submitted: No (really)", "Precedence: first-class",
        "X-Auto-Response-Suppress: None", "Return-Path: <ana@example.org>",
    ])
    func `as personal`(fields: String) throws {
        #expect(try kind(fields) == .personal)
        #expect(try kind(fields).mayBeAnsweredAutomatically)
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", "Auto-Submitted"), ("Auto-Submitted: auto-generated; x=y", "Auto-Submitted"),
        ("Auto-Submitted: something-new", "Auto-Submitted"), ("Precedence: auto_reply", "Precedence"),
        ("X-Autoreply: yes", "X-Autoreply"), ("X-Auto-Response-Suppress: All", "X-Auto-Response-Suppress"),
    ])
    func `as automatic`(fields: String, sign: String) throws {
        #expect(try kind(fields) == .automatic(.field(sign)))
        #expect(try !kind(fields).mayBeAnsweredAutomatically)
    }

    @Test(arguments: [
        ("List-Id: <x.example.org>", "List-Id"), ("Precedence: BULK", "Precedence"), ("Precedence: list", "Precedence"),
        ("List-Unsubscribe: <mailto:x@y.org>", "List-Unsubscribe"), ("X-Loop: x", "X-Loop"),
    ])
    func `as a list's`(fields: String, sign: String) throws {
        #expect(try kind(fields) == .list(.field(sign)))
        #expect(try !kind(fields).mayBeAnsweredAutomatically)
    }

    @Test(arguments: ["noreply@x.org", "No-Reply@x.org", "owner-list@x.org", "list-request@x.org", "postmaster@x.org"])
    func `as automatic by an author behind whom is nobody`(author: String) throws {
        #expect(try kind("", from: author) == .automatic(.author))
    }

    @Test func `as a bounce by an empty sender or a mailer daemon`() throws {
        #expect(try kind("Return-Path: <>") == .bounce(nil))
        #expect(try kind("", from: "MAILER-DAEMON@mx.x.org (Mail Delivery System)") == .bounce(nil))
        #expect(classifier.classify(try ParsedMail(Mails.mail()), hasNullSender: true) == .bounce(nil))
    }

    @Test func `as our own by its author or its identifier`() throws {
        #expect(try kind("", from: "Desk <Desk@example.com>") == .own)
        #expect(try kind("", from: "desk+1@example.com") == .own)
        #expect(try kind("Message-ID: <ours@example.com>") == .own)
    }
}
