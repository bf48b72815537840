import Synchronization
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: pages of events for all whom a commit has woken")
struct SharedEventPagesTests {
    private struct Broken: Error {}

    /// Counts what is read.
    private final class Reads: Sendable {
        let count = Mutex(0)
        let isBroken = Mutex(false)
        let entries: [EventPage.Entry]

        init(_ entries: [EventPage.Entry] = []) { self.entries = entries }

        func read(_ query: EventQuery) async throws -> EventPage {
            count.withLock { $0 += 1 }
            if isBroken.withLock({ $0 }) { throw Broken() }
            return EventPage(entries: entries, end: EventCursor(bytes: [1]), hasMore: false)
        }
    }

    private let news = StoreNews()

    private func query(_ desk: String = "support") -> EventQuery {
        EventQuery(tenant: Cast.tenant, scope: .all, desks: [desk], after: nil, limit: 10)
    }

    private func pages(_ reads: Reads) -> SharedEventPages { SharedEventPages(news: news, read: reads.read) }

    @Test("Those who ask for the same after one commit are given one read, and after the next another")
    func shared() async throws {
        let reads = Reads()
        let pages = pages(reads)
        for expected in 1...3 {
            try await withThrowingTaskGroup { group in
                for _ in 0..<200 { group.addTask { _ = try await pages.page(query()) } }
                try await group.waitForAll()
            }
            #expect(reads.count.withLock { $0 } == expected)
            news.committed(StoreNews.Commit())
        }
    }

    @Test("Who asks for something else is given something else, however many there are")
    func others() async throws {
        let reads = Reads()
        let pages = pages(reads)
        for _ in 0..<2 {
            for index in 0..<20 { _ = try await pages.page(query("desk-\(index)")) }
        }
        // Sixteen are kept; the others are read for each who asks.
        #expect(reads.count.withLock { $0 } == 16 + 2 * 4)
    }

    @Test("A read that fails is no answer for who asks next")
    func failing() async throws {
        let reads = Reads()
        let pages = pages(reads)
        reads.isBroken.withLock { $0 = true }
        await #expect(throws: Broken.self) { try await pages.page(query()) }
        reads.isBroken.withLock { $0 = false }
        #expect(try await pages.page(query()).end == EventCursor(bytes: [1]))
    }

    @Test("A page of those who have fallen far behind is not kept")
    func large() async throws {
        let store = try await SQLiteTicketStore.withAccountPortal(in: TemporaryFolder())
        try await store.create()
        let entry = try #require(try await store.allEvents().first)
        await store.close()
        let reads = Reads(Array(repeating: entry, count: 17))
        let pages = pages(reads)
        for expected in 1...2 {
            #expect(try await pages.page(query()).entries.count == 17)
            #expect(reads.count.withLock { $0 } == expected)
        }
    }
}
