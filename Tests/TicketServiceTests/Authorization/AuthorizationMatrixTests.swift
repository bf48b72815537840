import Synchronization
import TTRPC
import Testing
import TicketCore
import TicketService
import TicketStoreMemory

/// Every way to use every method, as everybody, against a table that people can read and check.
@Suite("The authorisation matrix")
struct AuthorizationMatrixTests {
    @Test("Each caller gets from each method what the table says", arguments: MatrixRow.all)
    func row(row: MatrixRow) async throws {
        try #require(row.cells.count == MatrixCaller.allCases.count)
        try await MatrixFixture.run { fixture in
            for caller in MatrixCaller.allCases {
                let result = try await fixture.visit(row, caller).result(of: row)
                #expect(result == row.expected(for: caller), "\(row.name) as \(caller.rawValue)")
            }
        }
    }

    @Test("The table has a row for every method that the server has, and none that it has not")
    func complete() async throws {
        let store = InMemoryTicketStore(clock: { TestClock.start })
        let services = try TicketServices(store: store, loopCount: 1, drain: DrainSignal(), clock: { TestClock.start })
        let served = Set(services.router().methods.map { "\($0)".trimmingPrefix("ticket.v1.") }.map { String($0) })
        let rows = MatrixRow.all
        #expect(served.subtracting(rows.map(\.method)).sorted() == [], "methods without a row")
        #expect(Set(rows.map(\.method)).subtracting(served).sorted() == [], "rows without a method")
        #expect(Set(MatrixVisit.calls.keys).symmetricDifference(rows.map(\.name)).sorted() == [])
        await store.close()
    }

    @Test("The table names the callers that are tried, scopes that there are, and each row once")
    func wellFormed() {
        let rows = MatrixRow.all
        let words: Set<String> = ["ok", "empty", "hidden", "denied", "invalid", "token", "conflict"]
        #expect(MatrixRow.heading == MatrixCaller.allCases.map(\.rawValue))
        #expect(Set(rows.map(\.name)).count == rows.count)
        for row in rows {
            #expect(row.scopes.allSatisfy { Scope(rawValue: $0) != nil }, "\(row.name)")
            #expect(Set(row.cells).isSubset(of: words), "\(row.name)")
        }
    }
}
