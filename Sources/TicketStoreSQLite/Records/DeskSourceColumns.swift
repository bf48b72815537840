internal import FoundationEssentials
internal import TicketCore

/// The columns of a desk's version with its text, in the order in which they are selected.
enum DeskSourceColumns {
    static let list = "version, definition, source, origin, create_time, author"

    /// The source of the present row.
    static func source(_ row: Statement) throws -> DeskSource {
        let version = try DeskCoding.version(row.int(0), definition: row.text(1))
        guard let origin = DeskSource.Origin(rawValue: row.int(3)) else {
            throw StoreFailure.corrupt("version \(version.version) of a desk has an origin that is none")
        }
        return DeskSource(
            version: version, text: row.optionalText(2), origin: origin,
            author: try row.optionalText(5).map(person),
            createTime: row.optionalInt64(4).map { Timestamp(microsecondsSinceEpoch: $0) })
    }

    /// A person as the column of the author has it.
    static func column(_ person: PersonReference) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(person), as: UTF8.self)
    }

    /// The person that a column of the author has.
    static func person(_ column: String) throws -> PersonReference {
        do {
            return try JSONDecoder().decode(PersonReference.self, from: Data(column.utf8))
        } catch {
            throw StoreFailure.corrupt("the author of a desk cannot be read: \(error)")
        }
    }
}

extension Connection {
    /// A version of a desk with its text; nil for `version` means the newest.
    func deskSource(_ key: String, version: Int?, tenant: TenantID) throws -> DeskSource? {
        let rows = try statement(
            """
            SELECT \(DeskSourceColumns.list) FROM desks
            WHERE tenant = ?1 AND key = ?2 AND (?3 IS NULL OR version = ?3) ORDER BY version DESC LIMIT 1
            """)
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(key, at: 2)
        rows.bind(version.map(Int64.init), at: 3)
        defer { rows.reset() }
        return try rows.step() ? DeskSourceColumns.source(rows) : nil
    }
}
