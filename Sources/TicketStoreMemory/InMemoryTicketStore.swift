internal import Synchronization
public import TicketCore

/// Tickets in memory: the model that every other store is compared with, and a store for tests.
///
/// It is the plainest reading of `TicketStore`: one lock, arrays, and every question answered by looking at all of
/// them. Nothing outlives the process.
public final class InMemoryTicketStore: TicketStore {
    private let state: Mutex<StoreState>
    let clock: @Sendable () -> Timestamp

    /// An empty store that takes the time of its decisions from `clock`.
    public init(clock: @escaping @Sendable () -> Timestamp) {
        self.clock = clock
        self.state = Mutex(StoreState())
    }

    public func submit(
        _ request: CommandRequest, completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void
    ) {
        let now = clock()
        completion(Result { try locked { try $0.execute(request, now: now) } })
    }

    public func ticket(_ number: Int64, tenant: String) async throws -> Ticket? {
        try readTicket(number, tenant: tenant)
    }

    public func tickets(_ query: TicketQuery) async throws -> [Ticket] {
        try locked { $0.tenant(query.tenant).tickets(query) }
    }

    public func search(_ search: TicketSearch) async throws -> SearchPage {
        try locked { $0.tenant(search.tenant).search(search) }
    }

    public func comments(
        of number: Int64, tenant: String, after: Int64, limit: Int, includingInternal: Bool
    ) async throws -> [Comment] {
        try locked {
            $0.tenant(tenant)
                .comments(of: number, after: after, limit: limit, includingInternal: includingInternal)
        }
    }

    public func dueTimers(until time: Timestamp, limit: Int) async throws -> [DueTimer] {
        try locked { $0.dueTimers(until: time, limit: limit) }
    }

    public func ticket(
        _ number: Int64, at moment: TicketMoment, tenant: String, includesInternal: Bool
    ) async throws -> PastTicket? {
        try locked { try $0.ticket(number, at: moment, tenant: tenant, includesInternal: includesInternal) }
    }

    public func events(_ query: EventQuery) async throws -> EventPage {
        try locked { try $0.events(query) }
    }

    public func newestCursor() async throws -> EventCursor {
        try locked { EventCursor(feedPosition: $0.feed.count) }
    }

    public func commits() -> AsyncStream<Void> { watch(\.watchers) }

    func watch(_ watchers: WritableKeyPath<StoreState, [AsyncStream<Void>.Continuation]>) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            if state.isClosed { continuation.finish() } else { state[keyPath: watchers].append(continuation) }
        }
        return stream
    }

    public func commits(of interest: EventInterest) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            if state.isClosed { continuation.finish() } else { state.eventWatchers.append((interest, continuation)) }
        }
        return stream
    }

    public func newEvents(_ query: EventQuery) async throws -> EventPage { try await events(query) }

    public func desks(tenant: String) async throws -> [DeskVersion] {
        try locked { $0.tenant(tenant).newestDesks() }
    }

    public func desk(_ key: String, version: Int?, tenant: String) async throws -> DeskVersion? {
        try readDesk(key, version: version, tenant: tenant)
    }

    public func save(_ principal: Principal, tenant: String) async throws {
        try changing(tenant) { try $0.save(principal) }
    }

    public func principal(named name: String, tenant: String) async throws -> Principal? {
        try locked { $0.tenant(tenant).principal(named: name) }
    }

    public func save(_ token: TokenRecord, tenant: String) async throws {
        try changing(tenant) { change in
            change.keep(token)
            change.hasChangedPeople = true
        }
    }

    public func actor(tokenDigest: [UInt8], now: Timestamp) async throws -> Actor? {
        try readActor(tokenDigest: tokenDigest, now: now)
    }

    public func makePointReader() throws -> (any PointReader)? { InMemoryPointReader(store: self) }

    public func close() async {
        state.withLock { $0.close() }
    }

    /// The messages that have to leave the house, in the order in which their commands were carried out.
    public func outbox(tenant: String) -> [OutboxEntry] {
        state.withLock { $0.tenant(tenant).mail.outbox.map(\.entry) }
    }

    func readTicket(_ number: Int64, tenant: String) throws -> Ticket? {
        try locked { $0.tenant(tenant).ticket(number) }
    }

    func readDesk(_ key: String, version: Int?, tenant: String) throws -> DeskVersion? {
        try locked { $0.tenant(tenant).desk(key, version: version) }
    }

    func readActor(tokenDigest: [UInt8], now: Timestamp) throws -> Actor? {
        try locked { $0.actor(tokenDigest: tokenDigest, now: now) }
    }

    /// Changes with what people may do.
    var epoch: Int { state.withLock { $0.peopleEpoch } }

    /// The present moment.
    var now: Timestamp { clock() }

    func locked<Value: Sendable>(_ body: (inout StoreState) throws -> Value) throws -> Value {
        try state.withLock { state in
            guard !state.isClosed else { throw StoreFailure.closed }
            return try body(&state)
        }
    }
}
