import Testing
import TicketCore
import TicketDesks

@Suite("Every store: erasing people")
struct ErasureContractTests {
    /// A desk of Ana's and Bruno's company with a field for text and one for a number.
    private static var desk: Desk {
        var desk = Cast.desk
        desk.fields = [
            CustomField(key: "story", labels: LocalizedText([:]), kind: .text, requesterMaySet: true),
            CustomField(key: "seats", labels: LocalizedText([:]), kind: .number, requesterMaySet: true),
        ]
        return desk
    }

    private func withDesk(
        _ kind: StoreUnderTest, _ body: (any TicketStore, TestClock) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await kind.withStore(clock: clock) { store in
            _ = try await store.install(Self.desk, tenant: Cast.tenant)
            for actor in Cast.everybody {
                try await store.save(
                    Principal(person: actor.person, locale: actor.locale, scopes: actor.scopes), tenant: Cast.tenant)
            }
            try await body(store, clock)
        }
    }

    @Test(
        "All texts on own tickets go, and statuses, numbers, times, counts and staff stay",
        arguments: StoreUnderTest.allCases)
    func ownTickets(kind: StoreUnderTest) async throws {
        try await withDesk(kind) { store, clock in
            let ticket = try await store.create(
                subject: "Secretsubject", description: "Secretstory", ccEmails: ["friend@example.com"], shared: true)
            let number = ticket.number
            clock.advance(seconds: 60)
            try await store.update(number, TicketChanges(subject: "Secretsecond"))
            try await store.run(
                .setFields(number: number, values: ["story": "Secretfield", "seats": "12"]), as: Cast.alba)
            try await store.comment(number, "Secretcomment")
            try await store.comment(number, as: Cast.alba, "Secretanswer")
            try await store.run(
                .addComment(
                    number: number, body: "Secretnote", replyTo: nil, informational: false, channel: .app,
                    isInternal: true), as: Cast.alba)
            try await store.run(.tag(number: number, add: ["vip"], remove: []), as: Cast.alba)
            let file = try await store.uploadFile("secretfile", for: number)
            try await store.attach([file.file.id], to: number)
            let loose = try await store.uploadFile("secretloose", for: number, as: Cast.alba)
            let before = try #require(try await store.ticket(number, tenant: Cast.tenant))
            clock.advance(seconds: 60)

            let report = try await store.erase("ana")
            #expect(report.tickets == 1)
            #expect(report.mentions == 0)
            #expect(report.comments == 4)
            #expect(report.attachments == 2)
            #expect(report.attachmentBytes == 12)
            let after = try #require(try await store.ticket(number, tenant: Cast.tenant))
            var expected = before
            expected.subject = "[erased]"
            expected.description = "[erased]"
            expected.requester = PersonReference(
                id: "erased-1", name: "[erased]", email: "", role: .requester, account: "acme")
            expected.state.fields["story"] = "[erased]"
            expected.revision += 1
            #expect(after == expected)
            #expect(after.state.fields["seats"] == "12")
            #expect(after.ccEmails == ["friend@example.com"])
            let comments = try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 100)
            #expect(comments.map(\.body) == Array(repeating: "[erased]", count: 4))
            #expect(comments.map(\.author.name) == ["[erased]", "Alba", "Alba", "[erased]"])
            #expect(comments.allSatisfy { $0.attachments.isEmpty })
            #expect(try await store.fileIDs(of: number, as: Cast.ines) == [])
            for id in [file.file.id, loose.file.id] {
                #expect(try await store.attachment(id, tenant: Cast.tenant) == nil)
            }
            let texts = try await store.wholeTickets()[number]?.text ?? "secret"
            for word in ["secret", "ana@example.com", "\"ana\""] { #expect(!texts.contains(word), "\(word)") }
            for word in ["Secretsubject", "Secretcomment", "Secretnote", "Secretanswer"] {
                #expect(try await found(word, store) == [])
            }
            #expect(try await found("erased", store) == [number])
            let last = try #require(try await store.allEvents().last?.event)
            #expect(last.change == .requesterErased)
            #expect(last.actor == Cast.ines.person)
            #expect(last.audience == .everybody)
            #expect(try await store.checked() == [])
            // Staff go on with it.
            #expect(try await store.comment(number, as: Cast.alba, "Closed for you").comment?.id == 5)
        }
    }

    @Test("On other people's tickets only what the person wrote and is goes", arguments: StoreUnderTest.allCases)
    func othersTickets(kind: StoreUnderTest) async throws {
        try await withDesk(kind) { store, _ in
            let number = try await store.create(
                as: Cast.bruno, subject: "With ANA@example.com's invoice", description: "Banana@example.com is not she",
                ccEmails: ["Ana@Example.com", "friend@example.com"], shared: true
            ).number
            try await store.comment(number, "My secret")
            try await store.comment(number, as: Cast.bruno, "Mine stays")
            let mine = try await store.uploadFile("mine", for: number)
            try await store.attach([mine.file.id], to: number)
            let his = try await store.uploadFile("his", for: number, as: Cast.bruno)
            try await store.attach([his.file.id], to: number, as: Cast.bruno)
            let loose = try await store.uploadFile("loose", for: number)
            let untouched = try await store.create(as: Cast.chloe, subject: "Not hers").number
            let before = try await store.wholeTickets()[untouched]

            let counted = try await store.erase("ana", validateOnly: true)
            let report = try await store.erase("ana")
            #expect(counted == report)
            #expect(report.tickets == 0)
            #expect(report.mentions == 1)
            #expect(report.comments == 2)
            #expect(report.attachments == 2)
            let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
            #expect(ticket.requester == Cast.bruno.person)
            #expect(ticket.subject == "With [erased]'s invoice")
            #expect(ticket.description == "Banana@example.com is not she")
            #expect(ticket.ccEmails == ["erased-1@erased.invalid", "friend@example.com"])
            let comments = try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 100)
            #expect(comments.map(\.body) == ["[erased]", "Mine stays", "[erased]", "See"])
            #expect(try await store.fileIDs(of: number, as: Cast.ines) == [his.file.id])
            #expect(try await store.attachment(loose.file.id, tenant: Cast.tenant) == nil)
            #expect(try await store.wholeTickets()[untouched] == before)
            #expect(try await store.checked() == [])
        }
    }

    @Test(
        "A participant has no rights any more, and who was added and removed stays in order",
        arguments: StoreUnderTest.allCases)
    func participants(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await store.run(
                .create(NewTicket(desk: "zendesk", subject: "Two of us", channel: .app)), as: Cast.bruno
            ).ticket.number
            for email in ["chloe@example.com", "other@example.com"] {
                try await store.run(.addParticipant(number: number, email: email, isLetIn: true), as: Cast.alba)
            }
            try await store.comment(number, as: Cast.chloe, "I see it")
            try await store.erase("CHLOE@example.com")
            let ticket = try #require(try await store.ticket(number, tenant: Cast.tenant))
            #expect(ticket.state.participants.map(\.email) == ["erased-1@erased.invalid", "other@example.com"])
            #expect(ticket.state.participants.first?.isLetIn == false)
            #expect(ticket.state.participants.first?.isTold == false)
            #expect(try await store.allTickets(scope: Authorization.visibleTickets(to: Cast.chloe)) == [])
            let outcome = try await store.run(
                .removeParticipant(number: number, email: "erased-1@erased.invalid"), as: Cast.bruno)
            #expect(outcome.ticket.state.participants.map(\.email) == ["other@example.com"])
            #expect(try await store.checked() == [])
        }
    }

    @Test("What was merged goes with its ticket, and what an agent wrote there", arguments: StoreUnderTest.allCases)
    func merges(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            func create(_ actor: Actor) async throws -> Int64 {
                try await store.run(.create(NewTicket(desk: "zendesk", subject: "S", channel: .app)), as: actor)
                    .ticket.number
            }
            let (his, hers) = (try await create(Cast.bruno), try await create(Cast.ana))
            try await store.run(
                .addParticipant(number: his, email: "ana@example.com", isLetIn: true), as: Cast.alba)
            try await store.run(.merge(number: hers, into: his), as: Cast.ines)
            try await store.comment(hers, as: Cast.alba, "About her")
            try await store.comment(his, as: Cast.alba, "About him")
            try await store.erase("ana")
            let comments = try await store.comments(of: his, tenant: Cast.tenant, after: 0, limit: 100)
            #expect(comments.map(\.body).suffix(2) == ["[erased]", "About him"])
            #expect(try await store.checked() == [])
        }
    }

    @Test("Conversations, votes, views, requests and messages to send go", arguments: StoreUnderTest.allCases)
    func theRest(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let id = try await store.startChat("tiered-desk", subject: "Secret", body: "Psst").snapshot.conversation.id
            try await store.say(id, "How can I help?", as: Cast.alba)
            try await store.run(.markRead(id: id, messageID: 2), as: Cast.ana)
            let other = try await store.startChat("tiered-desk", body: "Write to ana@example.com", as: Cast.bruno)
            let request = StoreRequest(person: "ana", key: .named("v"), now: Timestamp(microsecondsSinceEpoch: 0))
            let vote = ArticleVote(desk: "help-center", article: "a", isHelpful: true)
            _ = try await store.rate(vote, tenant: Cast.tenant, for: request)
            let view = SavedView(owner: .person("ana"), name: "Mine", definition: [1])
            try await store.save(view, tenant: Cast.tenant, for: StoreRequest(person: "ana", now: request.now))
            let shared = SavedView(
                owner: .desk("zendesk"), name: "Hers", definition: Array("\n\u{3}ana@example.com".utf8))
            try await store.save(shared, tenant: Cast.tenant, for: StoreRequest(person: "ines", now: request.now))
            try await store.save(TokenRecord(digest: [1], personID: "ana"), tenant: Cast.tenant)
            #expect(try await store.votes(of: "ana", tenant: Cast.tenant) == [vote])

            let counted = try await store.erase("ana", validateOnly: true)
            #expect(try await store.principal(id: "ana", tenant: Cast.tenant) != nil)
            let report = try await store.erase("ana")
            #expect(report == counted)
            #expect(report.conversations == 2)
            #expect(report.messages == 2)
            #expect(report.votes == 1)
            #expect(report.views == 2)
            #expect(report.credentials == 2)
            let page = try #require(try await store.chatPage(id))
            #expect(page.snapshot.conversation.subject == "[erased]")
            #expect(page.snapshot.conversation.requester.id == "erased-1")
            #expect(page.messages.map(\.body) == ["[erased]", "[erased]"])
            #expect(page.messages.map(\.author.name) == ["[erased]", "Alba"])
            #expect(page.readMarks.map(\.person.id) == ["erased-1"])
            let others = try #require(try await store.chatPage(other.snapshot.conversation.id))
            #expect(others.messages.map(\.body) == ["Write to [erased]"])
            let rating = try await store.articleRating(desk: "help-center", article: "a", tenant: Cast.tenant)
            #expect(rating.helpfulCount == 1)
            #expect(try await store.votes(of: "ana", tenant: Cast.tenant) == [])
            #expect(try await store.views(of: .desk("zendesk"), tenant: Cast.tenant) == [])
            #expect(try await store.actor(tokenDigest: [1], now: request.now) == nil)
            #expect(try await store.principal(id: "ana", tenant: Cast.tenant) == nil)
            #expect(try await store.principal(named: "ana@example.com", tenant: Cast.tenant) == nil)
            #expect(try await store.checked() == [])
        }
    }

    @Test("Nobody acts in the name of somebody who is erased", arguments: StoreUnderTest.allCases)
    func actingOn(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let number = try await store.create().number
            let claim = try await store.claim(for: number).claim
            try await store.erase("ana")
            let view = SavedView(owner: .person("ana"), name: "Mine", definition: [1])
            let request = StoreRequest(person: "ana", now: Timestamp(microsecondsSinceEpoch: 0))
            await #expect(throws: Refusal.personErased) { try await store.create() }
            await #expect(throws: Refusal.personErased) { try await store.comment(number) }
            await #expect(throws: Refusal.personErased) { try await store.startChat("tiered-desk", body: "Hello") }
            await #expect(throws: Refusal.personErased) { try await store.claim("new", for: number) }
            await #expect(throws: Refusal.personErased) {
                try await store.save(view, tenant: Cast.tenant, for: request)
            }
            await #expect(throws: (any Error).self) { try await store.write([1], to: claim, at: 0) }
            await #expect(throws: (any Error).self) { try await store.finish(claim, mediaType: "") }
            // In another organisation the same id is somebody else.
            _ = try await store.install(Cast.desk, tenant: Cast.otherTenant)
            try await store.create(as: Cast.inOtherTenant(Cast.ana))
        }
    }

    @Test(
        "Erasing again finds nothing, a retry has the same answer, and another body under its id is refused",
        arguments: StoreUnderTest.allCases)
    func repeating(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            try await store.create()
            let first = try await store.erase("ana", key: .named("e"))
            #expect(first.tickets == 1)
            let events = try await store.allEvents().count
            #expect(try await store.erase("ana", pseudonym: "erased-2", key: .named("e")) == first)
            await #expect(throws: Refusal.requestIDReused("e")) {
                try await store.erase("bruno", key: .named("e", body: 2))
            }
            #expect(try await store.erase("ana", pseudonym: "erased-2") == ErasureReport())
            #expect(try await store.erase("ana@example.com", pseudonym: "erased-3") == ErasureReport())
            #expect(try await store.erase("nobody@example.com") == ErasureReport())
            #expect(try await store.allEvents().count == events)
            #expect(try await store.principal(id: "bruno", tenant: Cast.tenant) != nil)
        }
    }

    @Test("Staff, services and ticketd itself are not erased", arguments: StoreUnderTest.allCases)
    func staff(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            for (name, role) in [
                ("alba", Role.agent), ("ALBA@example.com", .agent), ("ines", .admin), ("sync", .service),
                ("Sync", .service),
                ("system", .system),
            ] {
                for isDry in [true, false] {
                    await #expect(throws: Refusal.notARequester(role), "\(name)") {
                        try await store.erase(name, validateOnly: isDry)
                    }
                }
            }
        }
    }

    @Test(
        "Somebody is known by the addresses and names they had, but not by one that is somebody else's by now",
        arguments: StoreUnderTest.allCases)
    func formerNames(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            func person(_ id: String, _ name: String, _ email: String) -> Actor {
                Actor(
                    tenant: Cast.tenant,
                    person: PersonReference(id: id, name: name, email: email, role: .requester, account: "acme"))
            }
            let young = person("rosa", "Rosa Young", "rosa@example.com")
            let married = person("rosa", "Rosa Old", "rosa.old@example.com")
            let mine = try await store.create(as: young, subject: "One").number
            let theirs = try await store.create(
                as: Cast.bruno, subject: "Ask Rosa Young or rosa@example.com", ccEmails: ["rosa@example.com"]
            ).number
            try await store.save(Principal(person: married.person), tenant: Cast.tenant)
            let second = try await store.create(as: married, subject: "Two").number
            let heir = person("heir", "Rosa Second", "rosa.old@example.com")
            let last = person("rosa", "Rosa Last", "rosa.last@example.com")
            try await store.save(Principal(person: last.person), tenant: Cast.tenant)
            try await store.save(Principal(person: heir.person), tenant: Cast.tenant)
            let kept = try await store.create(as: heir, subject: "From rosa.old@example.com").number

            let report = try await store.erase("rosa.last@example.com")
            #expect(report.tickets == 2)
            #expect(report.mentions == 1)
            #expect(try await store.ticket(second, tenant: Cast.tenant)?.subject == "[erased]")
            #expect(try await store.ticket(mine, tenant: Cast.tenant)?.subject == "[erased]")
            let other = try await store.ticket(theirs, tenant: Cast.tenant)
            #expect(other?.subject == "Ask [erased] or [erased]")
            #expect(other?.ccEmails.first?.hasSuffix("@erased.invalid") == true)
            #expect(try await store.ticket(kept, tenant: Cast.tenant)?.requester == heir.person)
            #expect(try await store.ticket(kept, tenant: Cast.tenant)?.subject == "From rosa.old@example.com")
        }
    }

    private func found(_ word: String, _ store: any TicketStore) async throws -> [Int64] {
        let search = TicketSearch(
            tenant: Cast.tenant, scope: .all, words: try SearchWords(word), includesInternal: true, limit: 10)
        return try await store.search(search).hits.map(\.ticket.number)
    }
}
