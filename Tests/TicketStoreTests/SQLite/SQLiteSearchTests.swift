import TestRandom
import Testing
import TicketCore
import TicketStoreMemory
import TicketStoreSQLite

@Suite("SQLite: searching")
struct SQLiteSearchTests {
    @Test("A page of a search looks at a bounded number of tickets, and the next one goes on where it stopped")
    func bounded() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteStoreOptions()
        options.scannedTicketsMax = 3
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder, options: options)
        var rare: [Int64] = []
        for index in 0..<20 {
            let number = try await store.create(
                as: index % 7 == 0 ? Cast.bruno : Cast.ana, subject: index % 2 == 0 ? "common word" : "other",
                description: "common"
            ).number
            if index % 7 == 0 { rare.append(number) }
        }
        let filter = TicketFilter(requester: "bruno")
        let first = try await store.search(.forWords("common", filter: filter))
        #expect(first.hits.count <= 1)
        #expect(first.next != nil)
        #expect(try await store.found("common", filter: filter).sorted() == rare)
        await store.close()
    }

    @Test("Random changes leave an index that a check finds right, and searches the same as those of the model")
    func asTheModel() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let store = try SQLiteTicketStore.open(in: folder, clock: clock)
        let model = InMemoryTicketStore(clock: { clock.now })
        for store in [store, model] as [any TicketStore] { try await store.installEverything(tenant: Cast.tenant) }
        var random = SeededRandom(seed: 7)
        for _ in 0..<120 {
            let command = Self.command(&random)
            let actor = random.pick([Cast.ana, Cast.bruno, Cast.chloe, Cast.alba, Cast.ines])
            for store in [store, model] as [any TicketStore] { _ = try? await store.run(command, as: actor) }
        }
        #expect(try await store.checkIntegrity() == [])
        for _ in 0..<150 {
            let actor = random.pick([Cast.ana, Cast.bruno, Cast.chloe, Cast.alba])
            let search = try TicketSearch.forWords(
                random.pick([Self.text(&random), "\"\(Self.text(&random))\"", random.pick(Self.words) + "*"]),
                scope: Authorization.visibleTickets(to: actor),
                filter: random.chance(30) ? TicketFilter(statuses: ["open"]) : TicketFilter(),
                includesInternal: Authorization.readsInternal(actor), limit: Int.random(in: 1...9, using: &random))
            let (found, expected) = (try await store.search(search), try await model.search(search))
            #expect(found.hits == expected.hits, "\(search.words)")
            #expect((found.next == nil) == (expected.next == nil), "\(search.words)")
        }
        await store.close()
        await model.close()
    }

    private static let words = ["sesión", "sesion", "straße", "STRASSE", "東京都", "京都", "card", "cards", "l'été"]

    private static func text(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in random.pick(words) }.joined(separator: " ")
    }

    private static func command(_ random: inout SeededRandom) -> Command {
        let number = Int64.random(in: 100_001...100_020, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            return .create(
                NewTicket(
                    desk: random.pick(["account-portal", "zendesk"]), subject: text(&random),
                    description: text(&random), shared: random.chance(50)))
        case 4..<7:
            return .addComment(
                number: number, body: text(&random), replyTo: nil, informational: true, channel: .api,
                isInternal: random.chance(40))
        case 7: return .update(number: number, changes: TicketChanges(subject: text(&random)))
        case 8: return .addParticipant(number: number, email: "chloe@example.com", isLetIn: random.chance(60))
        default: return random.chance(50) ? .delete(number: number) : .undelete(number: number)
        }
    }
}
