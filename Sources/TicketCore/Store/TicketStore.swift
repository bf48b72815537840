/// Where tickets are kept. It speaks the language of the core: commands in, tickets and events out.
///
/// Every method takes a tenant, or an actor that has one, and never looks beyond it. A store may be one of many
/// servers on one database: nothing here supposes that this process is the only one.
public protocol TicketStore: TimerSource, ArchiveStore, AttachmentStore, ConversationStore, DeskStore,
    EventWatchStore, FeedbackStore, HistoryStore, IdentityStore, IntakeStore, OutboxStore, PeopleStore,
    PersonalMailStore, SearchStore, ViewStore
{
    /// Carries out a command and calls back once, from any thread, when its effect is durable or it has none.
    ///
    /// Fails with a `Refusal` where the core refuses it and with a `StoreFailure` where the store cannot do it.
    func submit(_ request: CommandRequest, completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void)

    /// The ticket of this number.
    func ticket(_ number: Int64, tenant: String) async throws -> Ticket?
    /// A page of tickets.
    func tickets(_ query: TicketQuery) async throws -> [Ticket]
    /// A page of a ticket's comments, oldest first, behind the comment of id `after` (0 for the first page), with or
    /// without the notes that staff keep among themselves.
    func comments(
        of number: Int64, tenant: String, after: Int64, limit: Int, includingInternal: Bool
    ) async throws -> [Comment]
    /// A page of events in commit order. A limit of 0 gives a page of nothing that ends where it begins.
    func events(_ query: EventQuery) async throws -> EventPage
    /// The cursor behind the newest committed event.
    func newestCursor() async throws -> EventCursor
    /// Yields after commits that added events or changed conversations; several may be told as one. Ends when the store
    /// closes.
    func commits() -> AsyncStream<Void>

    /// The newest version of each desk, by key.
    func desks(tenant: String) async throws -> [DeskVersion]
    /// One version of a desk; nil for `version` means the newest.
    func desk(_ key: String, version: Int?, tenant: String) async throws -> DeskVersion?

    /// Keeps or replaces a person or service, by its id. A person whose mail address changes has to verify it anew.
    ///
    /// Throws `IdentityRefusal.addressTaken` if somebody else in the tenant has the mail address.
    func save(_ principal: Principal, tenant: String) async throws
    /// The person or service with this mail address or, for services, name.
    func principal(named name: String, tenant: String) async throws -> Principal?
    /// Keeps the digest of a token for a person or service.
    func save(_ token: TokenRecord, tenant: String) async throws
    /// Who calls with a token; nil if it is unknown or not taken at `now`.
    func actor(tokenDigest: [UInt8], now: Timestamp) async throws -> Actor?

    /// A reader that answers without blocking for long, for use from one thread at a time; nil if the store has none.
    func makePointReader() throws -> (any PointReader)?

    /// Finishes what was submitted, then closes. Everything submitted later fails.
    func close() async
}

extension TicketStore {
    /// Carries out a command and returns when its effect is durable.
    public func execute(_ request: CommandRequest) async throws -> CommandOutcome {
        try await withCheckedThrowingContinuation { continuation in
            submit(request) { continuation.resume(with: $0) }
        }
    }
}
