public import TicketCore

extension InMemoryTicketStore {
    public func makeScratch() async throws -> any ScratchFile { MemoryScratch() }

    public func runArchiveWork<Value: Sendable>(
        isLong: Bool, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try body()
    }

    public func readDesk<Value: Sendable>(
        _ key: String, tenant: String, _ body: @escaping @Sendable (DeskRecords) throws -> Value
    ) async throws -> Value {
        let records = try locked { $0.records(ofDesk: key, tenant: tenant) }
        return try body { take in for record in records { try take(record) } }
    }

    public func add(_ desk: DeskImport) async throws {
        let now = now
        try locked { try $0.add(desk, now: now) }
    }
}
