internal import FoundationEssentials
internal import TicketCore

/// An erasure as its row has it.
struct ErasureRow: Sendable {
    /// What follows SELECT.
    static let columns = "position, tenant, person, author, fingerprint, finish_time, report"

    /// Names it.
    var position: Int64
    var tenant: TenantID
    /// Whom it is about; nil once nothing of the person is left in any row.
    var person: ErasedPerson?
    /// Who asked for it.
    var author: PersonReference
    var fingerprint: [UInt8]
    var isFinished: Bool
    /// What has gone so far.
    var report: ErasureReport

    /// The erasure in the present row.
    init(_ row: Statement) throws {
        position = row.int64(0)
        tenant = TenantID(rawValue: row.int64(1))
        let text = row.text(2)
        person = text.isEmpty ? nil : try Self.decode(text)
        author = try Self.decode(row.text(3))
        fingerprint = row.bytes(4)
        isFinished = !row.isNull(5)
        report = try Self.decode(row.text(6))
    }

    /// A value as a column has it.
    static func column(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func decode<Value: Decodable>(_ column: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(column.utf8))
        } catch {
            throw StoreFailure.corrupt("an erasure cannot be read: \(error)")
        }
    }
}

extension Connection {
    /// The erasures that are under way, the oldest first.
    func unfinishedErasures() throws -> [ErasureRow] {
        let rows = try statement(
            "SELECT \(ErasureRow.columns) FROM erasures WHERE finish_time IS NULL ORDER BY position")
        defer { rows.reset() }
        var found: [ErasureRow] = []
        while try rows.step() { found.append(try ErasureRow(rows)) }
        return found
    }

    /// The erasure at a position.
    func erasure(at position: Int64) throws -> ErasureRow? {
        try first("SELECT \(ErasureRow.columns) FROM erasures WHERE position = ?", [.integer(position)]) {
            try ErasureRow($0)
        }
    }
}
