import Testing
import TicketArchive
import TicketCore
import TicketDesks
import TicketStoreSQLite

@Suite("Every store: desks that are carried to another server")
struct ArchiveContractTests {
    private static let desk = "help-center"
    private static let pairs = StoreUnderTest.allCases.flatMap { from in
        StoreUnderTest.allCases.map { (from, $0) }
    }

    /// Fills a desk with some of everything.
    static func fill(_ store: any TicketStore, _ clock: TestClock) async throws -> [Int64] {
        var numbers: [Int64] = []
        for subject in ["Sesión perdida", "Second", "Third \u{1F600}"] {
            clock.advance(seconds: 7)
            let new = NewTicket(desk: desk, subject: subject, description: "a\u{0}b\n\"quoted\"", channel: .app)
            numbers.append(try await store.run(.create(new), as: Cast.ana).ticket.number)
        }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        let file = try await store.uploadFile(named: "one", for: first, bytes: Array("abc".utf8))
        _ = try await store.uploadFile(named: "two", for: second, bytes: [])
        _ = try await store.uploadFile(named: "big", for: second, bytes: Array(repeating: 0xff, count: 90_000))
        clock.advance(seconds: 3)
        try await store.attach([file.file.id], to: first)
        try await store.comment(first, as: Cast.alba, "¿Cuándo?", replyTo: 1)
        let note = Command.addComment(
            number: first, body: "Between us", replyTo: nil, informational: true, channel: .api, isInternal: true)
        try await store.run(note, as: Cast.alba)
        try await store.run(.assign(number: first, person: "alba"), as: Cast.alba)
        try await store.run(.setTrack(number: first, track: "incident", state: "in_progress"), as: Cast.alba)
        try await store.run(.tag(number: first, add: ["é", "a"], remove: []), as: Cast.alba)
        try await store.run(.addParticipant(number: first, email: "x@example.org", isTold: false), as: Cast.alba)
        try await store.run(.merge(number: second, into: first), as: Cast.alba)
        try await store.run(.link(number: first, other: third, kind: .parentOf), as: Cast.alba)
        try await store.run(.transition(number: third, status: "resolved", reason: "done"), as: Cast.alba)
        for (person, helps) in [("ana", true), ("bruno", false)] {
            _ = try await store.rate(
                ArticleVote(desk: desk, article: "reset", isHelpful: helps), tenant: Cast.tenant,
                for: StoreRequest(person: person, now: clock.now))
        }
        try await store.save(
            SavedView(owner: .desk(desk), name: "mine", definition: [1, 2, 0]), tenant: Cast.tenant,
            for: StoreRequest(person: "alba", now: clock.now))
        return numbers
    }

    private func chat(_ store: any TicketStore) async throws {
        let talk = try await store.startChat("tiered-desk", body: "It is slow").snapshot.conversation.id
        try await store.say(talk, "Since when?", as: Cast.alba)
        try await store.run(.markRead(id: talk, messageID: 2), as: Cast.ana)
        let other = try await store.startChat("tiered-desk", body: "No licence").snapshot.conversation.id
        try await store.convert(other)
    }

    @Test("What is exported and imported again is equal, and lives on", arguments: pairs)
    func roundTrip(from: StoreUnderTest, to: StoreUnderTest) async throws {
        let clock = TestClock()
        try await from.withEveryDesk(clock: clock) { source in
            let numbers = try await Self.fill(source, clock)
            try await chat(source)
            let archives = [try await source.exported(Self.desk), try await source.exported("tiered-desk")]
            try await to.withEveryDesk(clock: clock) { target in
                var commits = target.commits().makeAsyncIterator()
                let counts = try await target.importArchive(archives[0])
                #expect(counts.tickets == 3)
                #expect(counts.attachments == 3)
                _ = await commits.next()
                let tiered = try await target.importArchive(archives[1])
                #expect(tiered.messages == 2)
                #expect(tiered.conversations == 2)
                let expected = try await source.everything()
                #expect(try await target.everything() == expected)
                #expect(try await target.exported(Self.desk) == archives[0])
                #expect(try await target.exported("tiered-desk") == archives[1])
                #expect(try await target.checked() == [])

                let found = try await target.search(
                    TicketSearch(
                        tenant: Cast.tenant, scope: .all, words: try SearchWords("cuando"), includesInternal: true,
                        limit: 10))
                #expect(found.hits.map(\.ticket.number) == [numbers[0]])
                let past = try await target.ticket(
                    numbers[0], at: .revision(2), tenant: Cast.tenant, includesInternal: true)
                #expect(past?.ticket.revision == 2)
                let unmerged = try await target.run(.unmerge(number: numbers[1]), as: Cast.alba).ticket
                #expect(unmerged.state.mergedInto == nil)
                try await target.comment(numbers[0], "Still there")
                let next = try await target.run(
                    .create(NewTicket(desk: "zendesk", subject: "New", channel: .mail)), as: Cast.ana
                ).ticket.number
                let sourceNext = try await source.run(
                    .create(NewTicket(desk: "zendesk", subject: "New", channel: .mail)), as: Cast.ana
                ).ticket.number
                #expect(next == sourceNext)
                #expect(try await target.checked() == [])
            }
        }
    }

    @Test("A desk travels from which somebody was erased", arguments: StoreUnderTest.allCases)
    func erased(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { source in
            let number = try await Self.fill(source, clock)[0]
            _ = try await source.erase("ana")
            let archive = try await source.exported(Self.desk)
            let expected = try await source.everything()
            try await kind.withEveryDesk(clock: clock) { target in
                try await target.importArchive(archive)
                #expect(try await target.everything() == expected)
                #expect(try await target.ticket(number, tenant: Cast.tenant)?.description == ErasedPerson.placeholder)
                #expect(try await target.exported(Self.desk) == archive)
                #expect(try await target.checked() == [])
            }
        }
    }

    @Test("Nobody is mailed for what is imported", arguments: StoreUnderTest.allCases)
    func outbox(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { source in
            try await source.create(ccEmails: ["x@example.org"])
            let archive = try await source.exported(Cast.desk.key)
            try await StoreUnderTest.sqlite.withStore(clock: clock) { target in
                try await target.importArchive(archive)
                let sqlite = try #require(target as? SQLiteTicketStore)
                #expect(try await sqlite.outbox(limit: 10).isEmpty)
            }
        }
    }

    @Test("The same request does nothing again, and its id is refused for another", arguments: StoreUnderTest.allCases)
    func repetition(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { source in
            _ = try await Self.fill(source, clock)
            let archive = try await source.exported(Self.desk)
            try await kind.withEveryDesk(clock: clock) { target in
                try await target.importArchive(archive, key: .named("tried"), validateOnly: true)
                #expect(try await target.allTickets().isEmpty)
                try await target.importArchive(archive, key: .named("once"))
                let there = try await target.everything()
                try await target.importArchive(archive, key: .named("once"))
                await #expect(throws: Refusal.requestIDReused("once")) {
                    try await target.importArchive(archive, key: .named("once", body: 2))
                }
                let refusal = await #expect(throws: ArchiveRefusal.self) { try await target.importArchive(archive) }
                #expect(refusal?.kind == .taken)
                #expect(try await target.everything() == there)
                #expect(try await target.exported(Self.desk) == archive)
                #expect(try await target.checked() == [])
            }
        }
    }

    @Test(
        "A desk that is in use, another that came first, and a number that is taken are refused, and nothing changes",
        arguments: StoreUnderTest.allCases)
    func taken(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { source in
            let numbers = try await Self.fill(source, clock)
            let archive = try await source.exported(Self.desk)
            func refusal(
                of archive: [UInt8] = archive, _ prepare: (any TicketStore) async throws -> Void
            ) async throws -> ArchiveRefusal? {
                var result: ArchiveRefusal?
                try await kind.withEveryDesk(clock: clock) { target in
                    try await prepare(target)
                    let before = try await target.everything()
                    result = await #expect(throws: ArchiveRefusal.self) { try await target.importArchive(archive) }
                    #expect(try await target.everything() == before)
                    #expect(try await target.checked() == [])
                }
                return result
            }
            let number = try await refusal { target in
                try await target.run(.create(NewTicket(desk: "zendesk", subject: "New", channel: .mail)), as: Cast.ana)
            }
            #expect(number?.reason == "TICKET_NUMBER_TAKEN")
            #expect(number?.message.contains(String(numbers[0])) == true)
            let used = try await refusal { target in
                try await target.run(.create(NewTicket(desk: Self.desk, subject: "New", channel: .app)), as: Cast.ana)
            }
            #expect(used?.reason == "DESK_IN_USE")
            let written = try await refusal { target in
                var desk = try #require(DeskTemplates.all.first { $0.key == Self.desk })
                desk.numberPrefix = "H"
                _ = try await target.change(
                    DeskChange(actor: Cast.ines, kind: .update(from: nil), desk: desk, source: "mine"))
            }
            #expect(written?.reason == "DESK_EXISTS")
            let full = try await source.exported(Self.desk)
            await #expect(throws: UploadFailure.tenantFull(bytesMax: 90_000)) {
                try await kind.withEveryDesk(clock: clock) { target in
                    try await target.importArchive(full, attachmentBytesMax: 90_000)
                }
            }
        }
    }

    @Test("A desk that came with the program and was never used gives way", arguments: StoreUnderTest.allCases)
    func givingWay(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { source in
            var desk = try #require(DeskTemplates.all.first { $0.key == Self.desk })
            desk.numberPrefix = "H"
            _ = try await source.change(
                DeskChange(actor: Cast.ines, kind: .update(from: 1), desk: desk, source: "mine\n"))
            let archive = try await source.exported(Self.desk)
            try await kind.withStore { target in
                var other = desk
                other.numberPrefix = "O"
                _ = try await target.install(other, tenant: Cast.tenant)
                let counts = try await target.importArchive(archive)
                #expect(counts.versions == 2)
                for version in [1, 2, nil] {
                    let expected = try await source.deskSource(Self.desk, version: version, tenant: Cast.tenant)
                    #expect(
                        try await target.deskSource(Self.desk, version: version, tenant: Cast.tenant) == expected)
                }
            }
        }
    }

    @Test("What is merged into another desk's ticket comes after that", arguments: StoreUnderTest.allCases)
    func mergedElsewhere(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { source in
            func create(_ desk: String, _ channel: Channel) async throws -> Int64 {
                try await source.run(.create(NewTicket(desk: desk, subject: "One", channel: channel)), as: Cast.ana)
                    .ticket.number
            }
            let merged = try await create("zendesk", .mail)
            try await source.run(.merge(number: merged, into: try await create(Self.desk, .app)), as: Cast.alba)
            let archives = [try await source.exported("zendesk"), try await source.exported(Self.desk)]
            try await kind.withEveryDesk { target in
                let refusal = await #expect(throws: ArchiveRefusal.self) { try await target.importArchive(archives[0]) }
                #expect(refusal?.reason == "MERGED_ELSEWHERE")
                try await target.importArchive(archives[1])
                try await target.importArchive(archives[0])
                let expected = try await source.everything()
                #expect(try await target.everything() == expected)
            }
        }
    }
}
