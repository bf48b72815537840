import Foundation
import TestRandom
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: nothing of somebody who is erased is left on the disk")
struct SQLiteErasureTests {
    /// Words that stand nowhere else: an id, a name, an address, and what was written.
    private static let canaries = [
        "zqid7", "Zqfirst Zqlast", "zqmail@zqhost.example", "zqsubject", "zqstory", "zqcomment", "zqfile", "zqbytes",
        "zqchat", "zqview", "zqlong", "zqheld",
    ]

    private static let person = Actor(
        tenant: Cast.tenant,
        person: PersonReference(
            id: "zqid7", name: "Zqfirst Zqlast", email: "zqmail@zqhost.example", role: .requester, account: "acme"))

    /// The canaries that stand in some file of a folder, whatever their case.
    private func canaries(in folder: TemporaryFolder) throws -> [String] {
        var found: Set<String> = []
        let manager = FileManager.default
        for name in try manager.subpathsOfDirectory(atPath: folder.path) {
            guard let data = manager.contents(atPath: folder.path(name)) else { continue }
            let bytes = Data(data.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 })
            for canary in Self.canaries where bytes.range(of: Data(canary.lowercased().utf8)) != nil {
                found.insert(canary)
            }
        }
        return found.sorted()
    }

    /// Fills a store with much of the person's and of others', in an order that balances trees over and over.
    private func fill(_ store: SQLiteTicketStore) async throws {
        try await store.installEverything(tenant: Cast.tenant)
        try await store.save(Principal(person: Self.person.person), tenant: Cast.tenant)
        try await store.save(TokenRecord(digest: [9], personID: "zqid7"), tenant: Cast.tenant)
        var random = SeededRandom(seed: 7)
        var numbers: [(number: Int64, owner: Actor)] = []
        for index in 0..<60 {
            let owner = index.isMultiple(of: 3) ? Self.person : Cast.bruno
            let isHers = owner.person.id == "zqid7"
            let long = String(repeating: isHers ? "zqlong " : "other ", count: random.pick([1, 50, 400, 3_000]))
            let number = try await store.create(
                as: owner, subject: isHers ? "zqsubject \(index)" : "Subject \(index)",
                description: (isHers ? "zqstory " : "") + long,
                ccEmails: index % 5 == 1 ? ["zqmail@zqhost.example"] : [], shared: true
            ).number
            numbers.append((number, owner))
            for _ in 0..<4 {
                let (number, owner) = random.pick(numbers.map { [$0] })[0]
                let author = random.pick([[Self.person], [Cast.bruno], [Cast.alba]])[0]
                let isHers = author.person.id == "zqid7" || owner.person.id == "zqid7"
                let words = String(
                    repeating: isHers ? "zqcomment " : "remark ", count: random.pick([1, 10, 100, 700]))
                try await store.comment(number, as: author, words)
                if random.chance(30) {
                    try await store.update(
                        number, as: owner,
                        TicketChanges(subject: owner.person.id == "zqid7" ? "zqsubject again" : "Another"))
                }
            }
        }
        let first = try #require(numbers.first { $0.owner.person.id == "zqid7" }?.number)
        let file = try await store.uploadFile("zqfile", for: first, as: Self.person, "zqbytes of a file")
        try await store.attach([file.file.id], to: first, as: Self.person)
        let half = try await store.claim("zqfile2", for: first, as: Self.person).claim
        try await store.write(Array("zqbyte".utf8), to: half, at: 0)
        let id = try await store.startChat("tiered-desk", subject: "zqchat", body: "zqchat", as: Self.person)
            .snapshot.conversation.id
        for _ in 0..<20 { try await store.say(id, "zqchat and more", as: Self.person) }
        let request = StoreRequest(person: "zqid7", key: .named("v"), now: Timestamp(microsecondsSinceEpoch: 0))
        let view = SavedView(owner: .person("zqid7"), name: "zqview", definition: Array("zqview".utf8))
        try await store.save(view, tenant: Cast.tenant, for: request)
        try await fillMail(store)
    }

    /// Mail of the person's, and others' with the person in it.
    private func fillMail(_ store: SQLiteTicketStore) async throws {
        let now = Timestamp(microsecondsSinceEpoch: 0)
        let long = String(repeating: "zqlong ", count: 2_000)
        for index in 0..<12 {
            let isHers = index.isMultiple(of: 2)
            let sender = isHers ? "Zqmail@zqhost.example" : "eve@example.net"
            let body = isHers ? "zqheld \(long)" : "To Zqfirst Zqlast, zqmail@zqhost.example\n"
            let mail = HeldMail(
                time: now, reason: "STRANGER", problem: "", sender: sender, recipient: "help@desk.example",
                subject: isHers ? "zqheld" : "About zqmail@zqhost.example",
                raw: Array("From: \(sender)\nTo: help@desk.example\n\n\(body)".utf8))
            let id = try await store.holdMail(
                mail, key: [UInt8(index)], tenant: Cast.tenant, limits: QuarantineLimits())
            // Some were looked at before: their pages are free.
            if index % 4 == 0 { _ = try await store.removeHeldMail(id, tenant: Cast.tenant) }
        }
        try await store.suppressMail(to: "zqmail@zqhost.example", tenant: Cast.tenant, at: now)
        let entry = OutboxEntry(
            kind: .received, ticketNumber: 0, revision: 0, recipient: "zqmail@zqhost.example", locale: nil,
            desk: "zendesk", inReplyTo: "zqmail@zqhost.example")
        _ = try await store.rememberMail(
            [99], TakenMail(), answer: AutomaticAnswer(entry), tenant: Cast.tenant, at: now)
        let copied = NewConversation(
            id: "copied", desk: "tiered-desk", subject: "S", body: "B", channel: .mail,
            ccEmails: ["zqmail@zqhost.example"])
        try await store.run(.start(copied), as: Cast.bruno)
    }

    @Test("Of id, name, address, words and bytes there is no trace in any file, and the database is sound")
    func noTrace() async throws {
        let folder = try TemporaryFolder(isFast: true)
        let store = try SQLiteTicketStore.open(in: folder)
        try await fill(store)
        #expect(try canaries(in: folder) == Self.canaries.sorted())
        let report = try await store.erase("zqmail@zqhost.example", key: .named("e"))
        #expect(report.tickets == 20)
        #expect(report.attachments == 2)
        #expect(report.heldMails == 9)
        #expect(report.addressNotes == 2)
        #expect(try canaries(in: folder) == [])
        #expect(try await store.checkIntegrity() == [])
        #expect(try await store.erase("zqmail@zqhost.example", key: .named("e")) == report)
        await store.close()
        #expect(try canaries(in: folder) == [])
    }

    @Test("Others work on while it goes on, and are not mixed up with it")
    func othersWork() async throws {
        let folder = try TemporaryFolder(isFast: true)
        let store = try SQLiteTicketStore.open(in: folder)
        try await fill(store)
        async let report = store.erase("zqid7")
        var numbers: [Int64] = []
        for index in 0..<200 {
            let number = try await store.create(as: Cast.chloe, subject: "Meanwhile \(index)").number
            numbers.append(number)
            try await store.comment(number, as: Cast.chloe, "And a word")
            _ = try await store.allTickets(filter: TicketFilter(requester: "chloe"))
        }
        #expect(try await report.tickets == 20)
        #expect(try canaries(in: folder) == [])
        #expect(
            try await store.allTickets(filter: TicketFilter(requester: "chloe")).map(\.number) == numbers.reversed())
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test(
        "An erasure that is cut off anywhere is finished after the next start",
        arguments: [0, 1, 2, 3, 5, 8, 13, 21, 34])
    func cutOff(jobs: Int) async throws {
        let folder = try TemporaryFolder(isFast: true)
        var store = try SQLiteTicketStore.open(in: folder)
        try await fill(store)
        let running = store
        let erasing = Task { try await running.erase("zqid7", key: .named("e")) }
        // So many commits of others have their turn between its own before the store closes.
        while try await store.principal(id: "zqid7", tenant: Cast.tenant) != nil { await Task.yield() }
        for _ in 0..<jobs { try await store.create(as: Cast.chloe) }
        await store.close()
        let first = try? await erasing.value

        store = try SQLiteTicketStore.open(in: folder)
        let report = try await store.erase("zqid7", key: .named("e"))
        #expect(report.tickets == 20)
        #expect(report.conversations == 2)
        if let first { #expect(first == report) }
        #expect(try canaries(in: folder) == [])
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("What SQLite leaves of rows that were deleted and moved is overwritten, and what is in use stays")
    func leftovers() throws {
        let folder = try TemporaryFolder(isFast: true)
        let opener = DatabaseOpener(path: folder.path("tickets.db"), options: SQLiteStoreOptions())
        let connection = try opener.openWriter()
        var random = SeededRandom(seed: 3)
        try connection.execute("CREATE TABLE scratch (id INTEGER PRIMARY KEY, text TEXT)")
        for id in (1...600).shuffled(using: &random) {
            let words = String(
                repeating: id.isMultiple(of: 2) ? "kept " : "zqlong ", count: random.pick([9, 40, 2_000]))
            try connection.execute("INSERT INTO scratch VALUES (\(id), '\(words)')")
            if id.isMultiple(of: 5) {
                try connection.execute("UPDATE scratch SET text = text || text WHERE id % 7 = \(id % 7)")
                try connection.execute("UPDATE scratch SET text = substr(text, 1, 300) WHERE length(text) > 30000")
            }
        }
        let kept = try connection.first("SELECT sum(length(text)) FROM scratch WHERE id % 2 = 0", []) { $0.int64(0) }
        try connection.execute("DELETE FROM scratch WHERE id % 2 = 1")
        #expect(try connection.truncateLog())
        #expect(try canaries(in: folder) == ["zqlong"])
        var page: Int? = 1
        while let first = page { page = try connection.scrub(from: first) }
        #expect(try canaries(in: folder) == [])
        let sums = "SELECT sum(length(text)), sum(text GLOB 'kept *') FROM scratch"
        let left = try connection.first(sums, []) { ($0.int64(0), $0.int64(1)) }
        #expect(left?.0 == kept)
        #expect(left?.1 == 300)
        #expect(try connection.first("PRAGMA integrity_check", []) { $0.text(0) } == "ok")
        try connection.close()
    }

    @Test("A page's unused parts are found, and a broken page is left alone")
    func pages() {
        let scrubber = PageScrubber(usableBytes: 512)
        var page = [UInt8](repeating: 0xAA, count: 512)
        #expect(scrubber.unusedParts(page, isFirst: false) == nil)
        // A leaf of a table with one cell at 400 and a free block of 20 bytes at 420.
        page.replaceSubrange(0..<10, with: [13, 1, 164, 0, 1, 1, 144, 0, 1, 144])
        page.replaceSubrange(420..<424, with: [0, 0, 0, 20])
        #expect(scrubber.unusedParts(page, isFirst: false) == [10..<400, 424..<440])
        page.replaceSubrange(420..<424, with: [0, 0, 0, 200])
        #expect(scrubber.unusedParts(page, isFirst: false) == nil)
        // A value of 1,000 bytes, of which 39 lie here: 39 + (1,000 - 39) % 508 would be more than 477.
        page.replaceSubrange(1..<3, with: [0, 0])
        page.replaceSubrange(5..<10, with: [0, 20, 0, 0, 20])
        page.replaceSubrange(20..<23, with: [0x87, 0x68, 1])
        page.replaceSubrange(62..<66, with: [0, 0, 0, 9])
        let overflows = scrubber.overflows(page, isFirst: false)
        #expect(overflows.map(\.page) == [9])
        #expect(overflows.map(\.bytes) == [961])
    }
}
