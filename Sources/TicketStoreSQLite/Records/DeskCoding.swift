internal import FoundationEssentials
internal import TicketCore

/// Desks as JSON: read seldom, kept as a whole, and legible to whoever opens the database.
enum DeskCoding {
    /// The desk as its column has it.
    static func definition(_ desk: Desk) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(desk), as: UTF8.self)
    }

    /// The desk of a column.
    static func version(_ version: Int, definition: String) throws -> DeskVersion {
        do {
            return DeskVersion(version: version, desk: try JSONDecoder().decode(Desk.self, from: Data(definition.utf8)))
        } catch {
            throw StoreFailure.corrupt("version \(version) of a desk cannot be read: \(error)")
        }
    }
}
