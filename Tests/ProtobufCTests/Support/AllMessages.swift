import FixtureMessages
import ProtobufC
import Testing
import TicketMessages
import TicketRecords

/// Every generated message type there is, by its full name.
enum AllMessages {
    private static let byName: [String: any ProtobufMessage.Type] = Dictionary(
        uniqueKeysWithValues: (TicketMessagesCatalog.messages + TicketRecordsCatalog.messages + FixtureCatalog.messages)
            .map { ($0.fullName, $0) })

    static let names = byName.keys.sorted()

    static func named(_ name: String) throws -> any ProtobufMessage.Type {
        guard let type = byName[name] else { throw NoSuchMessage(name: name) }
        return type
    }

    struct NoSuchMessage: Error {
        let name: String
    }
}
