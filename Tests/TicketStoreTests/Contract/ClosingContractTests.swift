import Synchronization
import Testing
import TicketCore

@Suite("Every store: closing")
struct ClosingContractTests {
    @Test("Closing finishes what was submitted and refuses what comes later", arguments: StoreUnderTest.allCases)
    func finishes(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let finished = Answers()
            for index in 0..<100 {
                let new = NewTicket(desk: Cast.desk.key, subject: "Ticket \(index)")
                store.submit(CommandRequest(actor: Cast.ana, command: .create(new))) { finished.note($0) }
            }
            await store.close()
            let numbers = try finished.results.map { try $0.get().ticket.number }
            #expect(numbers.sorted() == Array(100_001...100_100))
            await #expect(throws: StoreFailure.closed) { try await store.create() }
            await #expect(throws: StoreFailure.closed) { try await store.install(Cast.desk, tenant: "new") }
        }
    }

    @Test("Closing ends the streams of commits", .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func endsStreams(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            var commits = store.commits().makeAsyncIterator()
            await store.close()
            #expect(await commits.next() == nil)
            var late = store.commits().makeAsyncIterator()
            #expect(await late.next() == nil)
        }
    }

    @Test("Closing twice is closing once", .timeLimit(.minutes(10)), arguments: StoreUnderTest.allCases)
    func twice(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            await store.close()
            await store.close()
            await #expect(throws: StoreFailure.closed) { try await store.create() }
        }
    }

    /// The answers that came, in the order in which they came.
    private final class Answers: Sendable {
        private let list = Mutex<[Result<CommandOutcome, any Error>]>([])

        var results: [Result<CommandOutcome, any Error>] { list.withLock { $0 } }

        func note(_ result: Result<CommandOutcome, any Error>) {
            list.withLock { $0.append(result) }
        }
    }
}
