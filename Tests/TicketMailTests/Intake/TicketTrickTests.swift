import Testing
import TicketCore

@testable import TicketMail

/// A stranger who wants to read a ticket, or to write on it, by mail.
@Suite struct `The ticket trick gives nothing away` {
    private let eve = "Eve <eve@example.net>"

    /// Nothing came of it: no comment, no mail to Eve, and the mail is held back.
    private func expectNothing(
        _ outcome: IntakeResult.Outcome, _ reason: HoldReason, on stage: MailStage, _ number: Int64,
        commentCount: Int = 1
    ) async throws {
        guard case .quarantined(_, reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try await stage.comments(number).count == commentCount)
        #expect(try await stage.ticket(number).state.participants.allSatisfy { !$0.email.contains("eve") })
        try await stage.deliver()
        #expect(!stage.sender.recipients.contains("eve@example.net"))
    }

    @Test func `to a stranger who guesses a ticket's address`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let guessed = "reply+\(number).0.aaaaaaaaaaaaaaaa@\(stage.house.domain)"
        try await expectNothing(try await stage.take(from: eve, to: guessed), .badAddress, on: stage, number)
    }

    @Test func `to a stranger to whom a mail with the address was forwarded`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        try await expectNothing(try await stage.take(from: eve, to: address), .stranger, on: stage, number)
    }

    @Test func `to a stranger who answers a forwarded mail at the desk's address, with its identifiers`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let id = try await stage.messageID(of: "ana@example.org")
        let fields = "In-Reply-To: <\(id)>\nReferences: <\(id)>"
        let outcome = try await stage.take(from: eve, to: stage.address("help-center"), fields)
        try await expectNothing(outcome, .stranger, on: stage, number)
    }

    @Test func `to a stranger who names the ticket in the subject, or makes identifiers up`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let fields = "In-Reply-To: <\(number).1.aaaaaaaaaaaaaaaa@\(stage.house.domain)>"
        let outcome = try await stage.take(
            from: eve, to: stage.address("help-center"), subject: "Re: [#\(number)] Printer", fields)
        guard case .ticket(let other) = outcome else { throw Unexpected("\(outcome)") }
        #expect(other != number)
        #expect(try await stage.comments(number).count == 1)
        let mails = try await stage.deliver().filter { $0.to.map(\.address) == ["eve@example.net"] }
        #expect(mails.count == 1 && !mails[0].text.contains("\(number)") && !mails[0].text.contains("Which printer"))
    }

    @Test func `to a forged From without the address that was given to whom it names`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let outcome = try await stage.take(to: stage.address("help-center"), subject: "Re: [#\(number)] Printer")
        guard case .ticket(let other) = outcome, other != number else { throw Unexpected("\(outcome)") }
        #expect(try await stage.comments(number).count == 1)
        try await stage.deliver()
        #expect(stage.sender.recipients.allSatisfy { $0 == "ana@example.org" })
    }

    @Test func `to a forged From with an address that was given to somebody else`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked(cc: ["bruno@example.org"])
        let brunos = try await stage.replyAddress(of: "bruno@example.org")
        try await expectNothing(try await stage.take(to: brunos), .stranger, on: stage, number)
    }

    @Test func `to two Froms of which one is right`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        for from in ["ana@example.org, eve@example.net", "<ana@example.org> <eve@example.net>"] {
            try await expectNothing(
                try await stage.take(from: from, to: address), .unreadable, on: stage, number)
        }
        try await expectNothing(
            try await stage.take(to: address, "From: eve@example.net", id: "m2@example.org"), .unreadable, on: stage,
            number)
    }

    @Test func `to a From that names staff`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let participant = ParticipantNumber.of(try #require(EmailAddress("alba@example.org")))
        let signed = try #require(ReplyAddress(ticketNumber: number, participant: participant))
        let address = try #require(
            signed.address(tenant: MailStage.tenant, domain: stage.house.domain, keys: stage.house.keys))
        try await expectNothing(
            try await stage.take(from: "alba@example.org", to: address.text), .staff, on: stage, number)
    }

    @Test func `to people whom a header puts in copy: they are let in nowhere`() async throws {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked(at: "zendesk")
        #expect(
            try await stage.take(to: address, "Cc: Eve <eve@example.net>") == .comment(ticket: number))
        #expect(try await stage.ticket(number).state.participants.isEmpty)
        let outcome = try await stage.take(
            to: stage.address("zendesk"), "Cc: Eve <eve@example.net>", id: "m2@example.org")
        guard case .ticket(let new) = outcome else { throw Unexpected("\(outcome)") }
        #expect(try await stage.ticket(new).state.participants.map(\.isLetIn) == [false])
        try await stage.comment(new, "Which?")
        let given = try await stage.replyAddress(of: "eve@example.net")
        let answer = try await stage.take(from: eve, to: given, id: "m3@example.org")
        guard case .quarantined(_, .notLetIn) = answer else { throw Unexpected("\(answer)") }
        #expect(try await stage.comments(new).count == 1)
    }

    @Test func `to somebody in copy who is told and not let in`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked(cc: ["bruno@example.org"])
        let address = try await stage.replyAddress(of: "bruno@example.org")
        let outcome = try await stage.take(from: "bruno@example.org", to: address)
        guard case .quarantined(_, .notLetIn) = outcome else { throw Unexpected("\(outcome)") }
        #expect(try await stage.comments(number).count == 1)
    }

    @Test func `to somebody who was let in and is not any more`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked(cc: ["bruno@example.org"], at: "zendesk")
        let address = try await stage.replyAddress(of: "bruno@example.org")
        let mail = (from: "bruno@example.org", to: address)
        #expect(try await stage.take(from: mail.from, to: mail.to) == .comment(ticket: number))
        try await stage.run(.removeParticipant(number: number, email: "bruno@example.org"), as: MailStage.alba)
        let outcome = try await stage.take(from: mail.from, to: mail.to, id: "m2@example.org")
        guard case .quarantined(_, .notLetIn) = outcome else { throw Unexpected("\(outcome)") }
    }

    @Test func `to another tenant's address for a ticket of the same number`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let participant = ParticipantNumber.of(try #require(EmailAddress("ana@example.org")))
        let signed = try #require(ReplyAddress(ticketNumber: number, participant: participant))
        let address = try #require(
            signed.address(tenant: "other", domain: stage.house.domain, keys: stage.house.keys))
        try await expectNothing(try await stage.take(to: address.text), .badAddress, on: stage, number)
    }

    @Test func `to whoever asks for a ticket's status with a From that is not its requester's`() async throws {
        let stage = try await MailStage()
        let (number, _) = try await stage.asked()
        let outcome = try await stage.take(
            from: eve, to: stage.address("help-center"), subject: "Status #\(number)", body: "")
        guard case .ticket(let other) = outcome, other != number else { throw Unexpected("\(outcome)") }
        let text = try await stage.deliver().filter { $0.to.map(\.address) == ["eve@example.net"] }.map(\.text).joined()
        #expect(!text.contains("\(number)"))
    }

    @Test func `to a forged From with the right address: what comes of it goes to the one whom it names`() async throws
    {
        let stage = try await MailStage()
        let (number, address) = try await stage.asked()
        let fields = "Reply-To: eve@example.net\nSender: eve@example.net\nReturn-Path: <eve@example.net>"
        for (index, body) in ["Show me all of it.\n", "Status?\n"].enumerated() {
            _ = try await stage.take(
                to: address, fields, body: body, id: "f\(index)@example.net", sender: "eve@example.net")
        }
        _ = try await stage.take(
            to: stage.address("help-center"), fields, id: "f9@example.net", sender: "eve@example.net")
        try await stage.comment(number, "Which printer was it?")
        let mails = try await stage.deliver()
        #expect(Set(stage.sender.recipients) == ["ana@example.org"])
        #expect(mails.allSatisfy { $0.to.map(\.address) == ["ana@example.org"] && $0.cc.isEmpty })
    }
}
