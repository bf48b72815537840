internal import TicketCore

/// Reads single things from the store in memory.
final class InMemoryPointReader: PointReader {
    private let store: InMemoryTicketStore

    init(store: InMemoryTicketStore) {
        self.store = store
    }

    func ticket(_ number: Int64, tenant: String) throws -> Ticket? {
        try store.readTicket(number, tenant: tenant)
    }

    func desk(_ key: String, version: Int, tenant: String) throws -> DeskVersion? {
        try store.readDesk(key, version: version, tenant: tenant)
    }

    func actor(tokenDigest: [UInt8], now: Timestamp) throws -> Actor? {
        try store.readActor(tokenDigest: tokenDigest, now: now)
    }
}
