internal import TicketCore

/// Reads single things by key on a connection of its own, with what never changes or seldom does kept in memory.
final class SQLitePointReader: PointReader {
    /// How many tokens are kept; all are dropped when there are more.
    private static let tokensMax = 16_384

    private let connection: Connection
    private let reads: KeyedReads
    private let desks: DeskCache
    private let news: StoreNews
    private var holders: [[UInt8]: TokenHolder] = [:]
    private var holdersEpoch: Int

    init(_ connection: Connection, news: StoreNews) throws {
        self.connection = connection
        self.news = news
        reads = try KeyedReads(connection)
        desks = DeskCache(reads)
        holdersEpoch = news.peopleEpoch
    }

    deinit {
        // It only reads, so failing to close loses nothing.
        try? connection.close()
    }

    func ticket(_ number: Int64, tenant: String) throws -> Ticket? {
        try answering {
            guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
                return nil
            }
            return try reads.ticket(key)
        }
    }

    func desk(_ key: String, version: Int, tenant: String) throws -> DeskVersion? {
        try answering {
            guard let tenant = try connection.tenantID(tenant) else { return nil }
            return try desks.desk(key, version: version, tenant: tenant)
        }
    }

    func actor(tokenDigest: [UInt8], now: Timestamp) throws -> Actor? {
        try answering {
            try holder(tokenDigest)?.actor(at: now)
        }
    }

    private func holder(_ digest: [UInt8]) throws -> TokenHolder? {
        // Read before the database, so that what is read is never older than the epoch under which it is kept.
        let epoch = news.peopleEpoch
        if epoch != holdersEpoch {
            holders.removeAll(keepingCapacity: true)
            holdersEpoch = epoch
        }
        if let known = holders[digest] { return known }
        guard let holder = try reads.tokenHolder(digest: digest) else { return nil }
        if holders.count >= Self.tokensMax { holders.removeAll(keepingCapacity: true) }
        holders[digest] = holder
        return holder
    }

    private func answering<Value>(_ body: () throws -> Value) throws -> Value {
        guard !news.isClosed else { throw StoreFailure.closed }
        do {
            return try body()
        } catch let failure as SQLiteFailure {
            throw StoreFailure(reading: failure)
        }
    }
}
