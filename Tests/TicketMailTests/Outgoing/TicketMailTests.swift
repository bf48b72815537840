import ProcessTestSupport
import Testing
import TicketCore

@testable import TicketMail

@Suite struct `Mail about a ticket` {
    @Test func `tells somebody in copy that it was submitted, in the requester's language`() async throws {
        let stage = try await MailStage()
        let number = try await stage.create(at: "account-portal", cc: ["dora@example.net"])
        let mail = try #require(try await stage.deliver().first)
        #expect(stage.sender.recipients == ["dora@example.net"])
        #expect(mail.subject == "[#\(number)] Printer")
        #expect(mail.from == MailAddress(name: "Portal de la cuenta", address: "account-portal@mail.example.com"))
        #expect(mail.text.contains("Ana García te ha puesto en copia") && mail.text.contains("It is on fire."))
        #expect(mail.fields["Auto-Submitted"] == "auto-generated")
        #expect(mail.fields["List-Unsubscribe"] == nil, "there is nothing to end: it is the only mail")
        #expect(stage.sender.sent.first?.sender == stage.house.bounceAddress)
        try await stage.comment(number, "Which printer?")
        #expect(try await stage.deliver().count == 1, "account-portal tells of the submission alone")
    }

    @Test func `brings a public comment to requester and copy, each in their language, and to nobody twice`()
        async throws
    {
        let stage = try await MailStage(unsubscribeURL: "https://help.example.com/u?t={token}")
        let number = try await stage.create(cc: ["bruno@example.org"])
        try await stage.deliver()
        try await stage.comment(number, "Which <printer>?")
        let mails = try await stage.deliver().dropFirst()
        #expect(stage.sender.recipients == ["bruno@example.org", "ana@example.org", "bruno@example.org"])
        let ana = try #require(mails.first)
        let bruno = try #require(mails.last)
        #expect(ana.text.contains("Alba Ruiz ha escrito sobre #\(number)") && ana.text.contains("Which <printer>?"))
        #expect(bruno.text.contains("Alba Ruiz wrote about #\(number)"))
        #expect(ana.text.contains("https://help.example.com/t/\(number)"))
        #expect(ana.text.contains("responde a este correo") && !bruno.text.contains("reply to this mail"))
        #expect(ana.fields["Auto-Submitted"] == nil, "a person's words")
        #expect(ana.fields["List-Unsubscribe"] == nil)
        let ways = try #require(bruno.fields["List-Unsubscribe"])
        #expect(ways.hasPrefix("<mailto:unsubscribe+\(number).") && ways.contains("<https://help.example.com/u?t="))
        #expect(bruno.fields["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
    }

    @Test func `hangs together by identifiers that we sign`() async throws {
        let stage = try await MailStage()
        let number = try await stage.create()
        try await stage.comment(number, "Which?")
        try await stage.comment(number, "And where?")
        let mails = try await stage.deliver()
        let ids = try mails.map { try #require($0.messageID) }
        func read(_ id: String) -> SignedMessageID? {
            SignedMessageID(
                verifying: id, tenant: MailStage.tenant, domain: stage.house.domain, keys: stage.house.keys)
        }
        #expect(ids.map { read($0)?.mail } == [1, 2] && ids.allSatisfy { read($0)?.ticketNumber == number })
        #expect(Set(mails.map(\.references)).count == 1 && mails.map(\.references) == mails.map(\.inReplyTo))
        #expect(mails[0].references.map { read($0)?.mail } == [0])
        #expect(mails.allSatisfy { $0.replyTo.count == 1 } && mails[0].replyTo == mails[1].replyTo)
    }

    @Test func `tells what was said at its revision, and no note of staff's`() async throws {
        let stage = try await MailStage()
        let number = try await stage.create()
        try await stage.comment(number, "First")
        try await stage.comment(number, "canary", isInternal: true)
        try await stage.comment(number, "Second")
        try await stage.comment(number, "canary too", isInternal: true)
        let mails = try await stage.deliver()
        #expect(mails.count == 2)
        #expect(mails[0].text.contains("First") && !mails[0].text.contains("Second"))
        #expect(mails[1].text.contains("Second") && !mails[1].text.contains("First"))
        for sent in stage.sender.sent { #expect(!String(decoding: sent.bytes, as: UTF8.self).contains("canary")) }
    }

    @Test func `goes to nobody who was taken off the ticket since, and of no ticket that is deleted`() async throws {
        let stage = try await MailStage()
        let number = try await stage.create(cc: ["bruno@example.org"])
        try await stage.deliver()
        try await stage.comment(number, "Which?")
        try await stage.run(.removeParticipant(number: number, email: "bruno@example.org"), as: MailStage.alba)
        try await stage.deliver()
        #expect(stage.sender.recipients == ["bruno@example.org", "ana@example.org"])
        try await stage.comment(number, "Which?")
        try await stage.run(.delete(number: number), as: MailStage.ines)
        try await stage.deliver()
        #expect(stage.sender.sent.count == 2)
        #expect(try await stage.dead.isEmpty)
    }

    @Test func `says the desk's own words when a request is solved`() async throws {
        let stage = try await MailStage()
        let number = try await stage.create()
        try await stage.run(.transition(number: number, status: "resolved"), as: MailStage.alba)
        let mail = try #require(try await stage.deliver().first)
        let desk = try #require(try await stage.store.desk("help-center", version: nil, tenant: MailStage.tenant)?.desk)
        let words = try #require(desk.message("resolved"))
            .text(in: LanguagePreference(wanted: [try #require(LanguageTag("es"))]))
        #expect(mail.subject == "Re: [#\(number)] Printer" && mail.text.contains(words))
    }

    @Test func `is the same file in a folder however often it is written`() async throws {
        let folder = try TemporaryFolder()
        let stage = try await MailStage()
        let number = try await stage.create()
        try await stage.comment(number, "Which?")
        let sender = FolderSender(folder: folder.path + "/mail")
        _ = try await stage.service(sender).deliverDue()
        #expect(try folder.names(in: "mail") == ["000001-\(number).eml"])
        _ = await sender.send(
            try folder.bytes(of: "mail/000001-\(number).eml"), from: nil, to: stage.house.bounceAddress)
        #expect(try folder.names(in: "mail").count == 1)
    }
}
