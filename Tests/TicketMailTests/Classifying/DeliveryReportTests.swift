import Testing
import TicketMail

@Suite struct `A delivery report` {
    private static func report(_ groups: String, original: String = "Message-ID: <m7@example.com>\nSubject: x")
        -> [UInt8]
    {
        Mails.mail(
            "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b1",
            body: """
                --b1
                Content-Type: text/plain

                I could not deliver it.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Sat, 21 Nov 2026 10:00:00 +0000

                \(groups)
                --b1
                Content-Type: text/rfc822-headers

                \(original)

                --b1--

                """)
    }

    @Test func `says of which recipient, for good or for now`() throws {
        let mail = try ParsedMail(
            Self.report(
                """
                Original-Recipient: rfc822;ana@example.org
                Final-Recipient: rfc822; a.n.a@inner.example.org
                Action: failed
                Status: 5.1.1 (no such user)
                Diagnostic-Code: smtp; 550 5.1.1 unknown
                 user

                Final-Recipient: RFC822; <bea@example.org>
                Action: Delayed
                Status: 4.4.1

                Final-Recipient: rfc822; cid@example.org
                Action: failed
                Status: 4.2.2

                Final-Recipient: rfc822; dan@example.org
                Action: delivered
                """))
        let report = try #require(mail.report)
        #expect(report.recipients.map(\.address) == ["ana", "bea", "cid", "dan"].map { $0 + "@example.org" })
        #expect(report.recipients.map(\.action) == [.failed, .delayed, .failed, .delivered])
        #expect(report.recipients.map(\.status) == ["5.1.1", "4.4.1", "4.2.2", ""])
        #expect(report.recipients.map(\.isPermanent) == [true, false, false, false])
        #expect(report.recipients.first?.diagnostic == "smtp; 550 5.1.1 unknown user")
        #expect(report.originalMessageID == "m7@example.com")
        #expect(mail.text == "I could not deliver it.\n" || mail.text == "I could not deliver it.")
        #expect(mail.parts.isEmpty)
    }

    @Test(arguments: [
        "", "Action: exploded\nFinal-Recipient: rfc822; a@x.org", "Action: failed",
        "Action: failed\nFinal-Recipient: x400; a@x",
        "nonsense", "Final-Recipient: rfc822; a@x.org",
    ])
    func `that says nothing clear has no recipients`(groups: String) throws {
        let mail = try ParsedMail(Self.report(groups))
        #expect(mail.report?.recipients == [])
        #expect(MailClassifier(ownAddresses: []).classify(mail) == .bounce(mail.report))
    }

    @Test func `with a status that is none has none`() throws {
        let group = "Final-Recipient: rfc822; a@x.org\nAction: failed\nStatus: 9.x"
        let recipient = try ParsedMail(Self.report(group)).report?.recipients.first
        #expect(recipient?.status == "")
        #expect(recipient?.isPermanent == true)
    }
}
