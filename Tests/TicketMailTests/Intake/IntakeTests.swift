import Testing
import TicketCore

@testable import TicketMail

@Suite struct `Mail that comes in` {
    @Test func `to the address that was given to its author is a comment, without what it quotes`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        let body = "The red one.\n\nOn Sat, 21 Nov 2026, Help wrote:\n> Which printer?\n"
        let outcome = try await stage.take(from: "ANA@example.org", to: address, body: body)
        #expect(outcome == .comment(ticket: number))
        let comment = try #require(try await stage.comments(number).last)
        #expect(comment.body == "The red one." && comment.author.id == "ana" && comment.channel == .mail)
        #expect(try await stage.ticket(number).status.key == "open", "an answer moves it back")
    }

    @Test func `to the desk's address with the identifier of a mail to its author is a comment`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let id = try await stage.messageID(of: "ana@example.org")
        let outcome = try await stage.take(to: stage.address("help-center"), "In-Reply-To: <\(id)>")
        #expect(outcome == .comment(ticket: number))
    }

    @Test func `to a desk is a ticket of its author's, which is answered once`() async throws {
        let stage = try await MailStage()
        func new(_ id: String) async throws -> Ticket {
            let outcome = try await stage.take(
                from: "Zoë <zoe@example.net>", to: stage.address("help-center"), subject: "Printer burns", id: id)
            guard case .ticket(let number) = outcome else { throw Unexpected("\(outcome)") }
            return try await stage.ticket(number)
        }
        let ticket = try await new("m1@example.net")
        #expect(ticket.requester.email == "zoe@example.net" && ticket.requester.name == "Zoë")
        #expect(ticket.channel == .mail && ticket.subject == "Printer burns")
        #expect(ticket.description == "It still burns.")
        let mail = try #require(try await stage.deliver().first)
        #expect(mail.fields["Auto-Submitted"] == "auto-replied" && mail.inReplyTo == ["m1@example.net"])
        #expect(mail.subject.contains("#\(ticket.number)") && !mail.text.contains("burns"))
        #expect(stage.sender.sent[0].sender == nil)
        let second = try await new("m2@example.net")
        #expect(second.requester == ticket.requester && second.number != ticket.number)
        #expect(try await stage.deliver().count == 1)
    }

    @Test func `is the same mail by its Message-ID and what it says, whichever way it came`() async throws {
        let stage = try await MailStage()
        let to = stage.address("help-center")
        guard case .ticket(let number) = try await stage.take(to: to) else { throw Unexpected("no ticket") }
        let again = IntakeResult.Outcome.duplicate(ticket: number, conversation: "", heldID: 0)
        #expect(try await stage.take(to: to, "Received: from a.example.net") == again)
        guard case .ticket = try await stage.take(to: to, body: "Other words\n") else { throw Unexpected("no ticket") }
        guard case .ticket = try await stage.take(to: stage.address("zendesk")) else { throw Unexpected("no ticket") }
        let (other, address) = try await stage.asked()
        #expect(try await stage.take(to: address) == .comment(ticket: other))
        #expect(try await stage.take(to: address) == .duplicate(ticket: other, conversation: "", heldID: 0))
        #expect(try await stage.comments(other).count == 2)
    }

    @Test func `is stored where staff make the tickets, with whom it puts in copy`() async throws {
        let stage = try await MailStage()
        let outcome = try await stage.take(
            to: stage.address("tiered-desk"), subject: "It hangs",
            "Cc: Bruno <bruno@example.org>, \(stage.address("tiered-desk"))")
        guard case .conversation(let id, 0) = outcome else { throw Unexpected("\(outcome)") }
        let mail = try #require(try await stage.deliver().first)
        #expect(mail.subject == "Hemos recibido tu correo")
        let converted = try await stage.store.execute(
            ConversationRequest(actor: MailStage.alba, command: .convert(id: id)))
        let ticket = try #require(converted.snapshot.ticket)
        #expect(ticket.requester.id == "ana" && ticket.channel == .mail && ticket.subject == "It hangs")
        try await stage.comment(ticket.number, "Since when?")
        try await stage.deliver()
        #expect(stage.sender.recipients.sorted() == ["ana@example.org", "ana@example.org", "bruno@example.org"])
    }

    @Test func `brings its files, also those in its text`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        let fields = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b"
        let body = """
            --b
            Content-Type: text/html; charset=utf-8

            <p>See <img src="cid:i1"></p>
            --b
            Content-Type: image/png
            Content-ID: <i1>
            Content-Disposition: inline; filename="screen.png"
            Content-Transfer-Encoding: base64

            \(png)
            --b--

            """
        #expect(try await stage.take(to: address, fields, body: body) == .comment(ticket: number))
        let comment = try #require(try await stage.comments(number).last)
        #expect(comment.body == "See")
        #expect(comment.attachments.map(\.filename) == ["screen.png"])
        #expect(comment.attachments.map(\.mediaType) == ["image/png"])
        let outcome = try await stage.take(
            to: stage.address("help-center"), fields, body: body, id: "m2@example.org")
        guard case .ticket(let new) = outcome else { throw Unexpected("\(outcome)") }
        #expect(try await stage.comments(new).flatMap(\.attachments).map(\.filename) == ["screen.png"])
    }

    @Test func `that asks for a ticket's status is answered and is no comment`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        #expect(try await stage.take(to: address, body: "¿Estado?\n") == .statusAnswered(ticket: number))
        let toDesk = try await stage.take(
            to: stage.address("help-center"), subject: "Status #\(number)", body: "", id: "m2@example.org")
        #expect(toDesk == .statusAnswered(ticket: number))
        #expect(try await stage.comments(number).count == 1)
        let mails = try await stage.deliver().suffix(2)
        for mail in mails {
            #expect(mail.fields["Auto-Submitted"] == "auto-replied" && mail.text.contains("Esperando su respuesta"))
            #expect(mail.to.map(\.address) == ["ana@example.org"])
        }
    }

    @Test func `ends the copies of whoever has the address for it, and of nobody else`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked(cc: ["bruno@example.org", "dora@example.org"])
        let sent = try #require(stage.sender.sent.last { $0.recipient == "bruno@example.org" })
        let ways = try #require(try ParsedMail(sent.bytes).fields["List-Unsubscribe"])
        let address = String(ways.dropFirst("<mailto:".count).dropLast())
        #expect(try await stage.take(from: "bruno@example.org", to: address, body: "\n") == .unsubscribed)
        #expect(try await stage.ticket(number).state.participants.map(\.email) == ["dora@example.org"])
        let other = address.replacing("unsubscribe+", with: "reply+")
        let outcome = try await stage.take(from: "bruno@example.org", to: other, body: "\n")
        guard case .quarantined(_, .badAddress) = outcome else { throw Unexpected("\(outcome)") }
    }

    @Test func `reports that an address does not exist, which is believed of our own mail alone`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let id = try await stage.messageID(of: "ana@example.org")
        func report(_ original: String, _ address: String, id: String) async throws -> IntakeResult.Outcome {
            let fields =
                "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b"
            let body = """
                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; \(address)
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <\(original)>
                --b--

                """
            return try await stage.take(
                from: "MAILER-DAEMON@mx.example.org", to: stage.house.bounceAddress.text, fields, body: body, id: id,
                sender: "<>")
        }
        #expect(
            try await report("\(number).1.aaaaaaaaaaaaaaaa@mail.example.com", "ana@example.org", id: "r1@x.org")
                == .report)
        #expect(try await report(id, "bruno@example.org", id: "r2@x.org") == .report)
        try await stage.comment(number, "Hello?")
        try await stage.deliver()
        #expect(try await stage.dead.isEmpty, "nobody is suppressed for a report on another mail")
        #expect(try await report(id, "ana@example.org", id: "r3@x.org") == .report)
        try await stage.comment(number, "Hello?")
        try await stage.deliver()
        #expect(try await stage.dead.map(\.failure) == ["suppressed"])
    }

    @Test func `of programs is written on no ticket, and answered by none`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        let sentCount = stage.sender.sent.count
        for (index, fields) in ["Auto-Submitted: auto-replied", "List-Id: <l.example.org>"].enumerated() {
            let outcome = try await stage.take(to: address, fields, id: "a\(index)@example.org")
            guard case .quarantined(_, .automatic) = outcome else { throw Unexpected("\(outcome)") }
            let new = try await stage.take(to: stage.address("help-center"), fields, id: "b\(index)@example.org")
            guard case .ticket = new else { throw Unexpected("\(new)") }
        }
        let nobody = try await stage.take(to: stage.address("help-center"), id: "c@example.org", sender: "<>")
        guard case .quarantined(_, .automatic) = nobody else { throw Unexpected("\(nobody)") }
        #expect(try await stage.comments(number).count == 1)
        try await stage.deliver()
        #expect(stage.sender.sent.count == sentCount)
    }

    @Test func `that cannot be read is kept whole`() async throws {
        let stage = try await MailStage()
        let raw = Array("no mail at all \0".utf8)
        let outcome = try await stage.take(raw, to: stage.address("help-center"))
        guard case .quarantined(let id, .unreadable) = outcome else { throw Unexpected("\(outcome)") }
        #expect(try await stage.store.heldMail(id, tenant: MailStage.tenant)?.raw == raw)
        guard case .duplicate(_, _, id) = try await stage.take(raw, to: stage.address("help-center")) else {
            throw Unexpected("it was kept twice")
        }
    }

    @Test func `for nobody of ours is not taken; for nobody at all it is kept`() async throws {
        let stage = try await MailStage()
        for recipient in ["x@elsewhere.example", "no-desk@mail.example.com", stage.address("account-portal"), "junk"] {
            #expect(try await stage.take(to: recipient) == .noSuchRecipient)
        }
        #expect(try await stage.held.isEmpty)
        let results = try await stage.intake.take(Mails.mail(), envelope: MailEnvelope(), tenant: MailStage.tenant)
        guard case .quarantined(_, .noRecipient)? = results.first?.outcome else { throw Unexpected("\(results)") }
        let named = Mails.mail("Cc: \(stage.address("zendesk")), help-center@MAIL.example.com")
        let taken = try await stage.intake.take(named, envelope: MailEnvelope(), tenant: MailStage.tenant)
        #expect(taken.map(\.recipient) == [stage.address("zendesk"), stage.address("help-center")])
    }

    @Test func `is let go on by staff as a note, or as new mail`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        for id in ["m1@x.org", "m2@x.org"] { try await stage.take(from: "eve@example.net", to: address, id: id) }
        let ids = try await stage.held.map(\.id)
        let note = try await stage.intake.release(ids[0], to: .note(ticket: number), as: MailStage.alba)
        #expect(note.outcome == .note(ticket: number))
        let comment = try #require(try await stage.comments(number).last)
        #expect(comment.isInternal && comment.author.id == "alba" && comment.body.contains("It still burns."))
        let new = try await stage.intake.release(ids[1], to: .desk("help-center"), as: MailStage.alba)
        guard case .ticket(let other) = new.outcome else { throw Unexpected("\(new)") }
        #expect(try await stage.ticket(other).requester.email == "eve@example.net")
        #expect(try await stage.held.isEmpty)
        let again = try await stage.intake.release(ids[0], to: .note(ticket: number), as: MailStage.alba)
        #expect(again.outcome == .duplicate(ticket: number, conversation: "", heldID: 0))
        #expect(try await stage.comments(number).count == 2)
        await #expect(throws: Refusal.self) {
            _ = try await stage.intake.release(99, to: .note(ticket: number), as: MailStage.alba)
        }
    }
}
