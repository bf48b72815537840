import DiskTestSupport
import Testing
import TicketCore
import TicketStoreSQLite

@Suite("SQLite: every call to the disk fails once")
struct DiskFaultTests {
    private struct Case: CustomTestStringConvertible {
        let script: DiskScript
        let failure: Disk.Failure

        var testDescription: String { "\(script), \(failure)" }
    }

    private static let cases = DiskScript.allCases.flatMap { script in
        Disk.Failure.allCases.map { Case(script: script, failure: $0) }
    }

    @Test(
        "Nothing acknowledged is lost, nothing is half done, and a retry after the restart has one effect",
        arguments: cases)
    private func everyCall(_ one: Case) async throws {
        var nth: Int64 = 1
        // Until a whole script meets fewer calls than this.
        // A broken call is tried at every place; a disk that stays full or read-only, at some.
        while try await survives(one, nth: nth) { nth += one.failure == .inputOutput ? 1 : 5 }
        #expect(nth > 1, "no call failed")
    }

    /// Lets the nth call fail, and those behind it where a disk would stay so.
    ///
    /// - Returns: false when there were fewer calls.
    private func survives(_ one: Case, nth: Int64) async throws -> Bool {
        let folder = try TemporaryFolder(isFast: true)
        let disk = Disk(folder)
        let prepared = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await prepared.create(subject: "Before").number
        await prepared.close()

        disk.fail(
            one.failure == .inputOutput ? .all : .growing, of: .all, nth: nth,
            count: one.failure == .inputOutput ? 1 : .max, with: one.failure)
        var acknowledged: [String: Ticket] = [:]
        if let store = try? SQLiteTicketStore.open(in: folder, options: one.script.options) {
            acknowledged = await one.script.run(store, number: number)
            await store.close()
        }
        let met = disk.metCount
        disk.mend()
        try await check(one.script, folder, number: number, acknowledged, "\(one.testDescription), call \(nth)")
        return met >= nth
    }

    private func check(
        _ script: DiskScript, _ folder: TemporaryFolder, number: Int64, _ acknowledged: [String: Ticket],
        _ place: String
    ) async throws {
        let store = try SQLiteTicketStore.open(in: folder)
        try #require(try await store.checkIntegrity() == [], "\(place)")
        try #require(try await store.ticket(number, tenant: Cast.tenant) != nil, "\(place)")
        for key in script.keys {
            let retried = try await script.change(store, number: number, key: key)
            if let ticket = acknowledged[key] { try #require(retried == ticket, "\(place): \(key)") }
            try #require(try await script.change(store, number: number, key: key) == retried, "\(place): \(key)")
        }
        let subjects = try await store.allTickets().map(\.subject).filter { script.keys.contains($0) }
        try #require(Set(subjects).count == subjects.count, "\(place): doubled")
        await store.close()
    }
}
