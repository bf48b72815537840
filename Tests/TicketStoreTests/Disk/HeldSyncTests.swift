import DiskTestSupport
import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: a sync that takes its time")
struct HeldSyncTests {
    @Test("No answer escapes before the sync of its commit has returned, in a thousand groups")
    func noneEscapes() async throws {
        let folder = try TemporaryFolder(isFast: true)
        let disk = Disk(folder)
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let answered = NumberSet()
        for round in 0..<1_000 {
            let (answers, continuation) = AsyncStream.makeStream(of: Void.self)
            disk.hold()
            for index in 0..<3 {
                store.submit(.creation(subject: "\(round).\(index)")) { answer in
                    if let number = try? answer.get().ticket.number { answered.insert(number) }
                    continuation.yield()
                }
            }
            disk.waitUntilHeld()
            try #require(answered.all.count == round * 3)
            disk.release()
            var count = 0
            for await _ in answers {
                count += 1
                if count == 3 { break }
            }
        }
        #expect(answered.all.count == 3_000)
        await store.close()
    }
}
