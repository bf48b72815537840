internal import TicketCore

/// All that the store in memory holds.
struct StoreState {
    /// An event of some tenant, in its place in the feed.
    struct FeedEntry {
        var tenant: String
        var event: TicketEvent
    }

    var tenants: [String: TenantState] = [:]
    /// Every event of every tenant, in commit order.
    var feed: [FeedEntry] = []
    var tokens: [[UInt8]: (tenant: String, record: TokenRecord)] = [:]
    /// Who waits for events.
    var watchers: [AsyncStream<Void>.Continuation] = []
    /// Who waits for events of some tickets.
    var eventWatchers: [(interest: EventInterest, continuation: AsyncStream<Void>.Continuation)] = []
    /// Who waits for changes of what people may do.
    var peopleWatchers: [AsyncStream<Void>.Continuation] = []
    /// Changes with what people may do.
    var peopleEpoch = 0
    var isClosed = false
    /// The number of the valid claim to each upload that somebody sends, by the file's id.
    var claims: [String: UInt64] = [:]
    /// How many claims there have been.
    var claimCount: UInt64 = 0

    /// What a tenant has; nothing if nobody ever wrote there.
    func tenant(_ name: String) -> TenantState { tenants[name] ?? TenantState() }

    mutating func execute(_ request: CommandRequest, now: Timestamp) throws -> CommandOutcome {
        var tenant = tenant(request.actor.tenant)
        try tenant.checkNotErased(request.actor.person.id)
        if let known = try tenant.knownOutcome(of: request) { return known }
        let decision = try decide(request, in: try Situation(for: request, from: tenant, now: now))
        guard !request.validateOnly else { return decision.outcome }
        try tenant.take(decision, of: request)
        tenants[request.actor.tenant] = tenant
        if !decision.events.isEmpty { publish(decision.events, tenant: request.actor.tenant) }
        return decision.outcome
    }

    mutating func execute(_ request: ConversationRequest, now: Timestamp) throws -> ConversationOutcome {
        var tenant = tenant(request.actor.tenant)
        try tenant.checkNotErased(request.actor.person.id)
        if let known = try tenant.knownOutcome(of: request) { return known }
        let situation = try ConversationSituation(for: request, from: tenant, now: now)
        let decision = try decide(request, in: situation)
        let outcome = try tenant.take(decision, of: request)
        tenants[request.actor.tenant] = tenant
        if decision.changesSomething(in: situation) {
            publish(decision.ticket?.events ?? [], tenant: request.actor.tenant)
        }
        return outcome
    }

    func events(_ query: EventQuery) throws -> EventPage {
        let tenant = tenant(query.tenant)
        var position = try query.after?.feedPosition(atMost: feed.count) ?? 0
        var entries: [EventPage.Entry] = []
        while position < feed.count, entries.count < query.limit {
            let entry = feed[position]
            position += 1
            guard entry.tenant == query.tenant, let desk = tenant.deskToShow(entry, to: query) else { continue }
            entries.append(
                EventPage.Entry(cursor: EventCursor(feedPosition: position), desk: desk, event: entry.event))
        }
        return EventPage(entries: entries, end: EventCursor(feedPosition: position), hasMore: position < feed.count)
    }

    func dueTimers(until time: Timestamp, limit: Int) -> [DueTimer] {
        let due = tenants.flatMap { name, tenant in
            tenant.tickets.filter(\.state.isActive).flatMap { ticket in
                ticket.state.runningTimers.filter { $0.dueTime <= time }
                    .map { DueTimer(tenant: name, ticketNumber: ticket.number, timer: $0) }
            }
        }
        return Array(due.sorted { $0.timer.dueTime < $1.timer.dueTime }.prefix(max(0, limit)))
    }

    func actor(tokenDigest: [UInt8], now: Timestamp) -> Actor? {
        guard let (tenant, token) = tokens[tokenDigest], token.isValid(at: now),
            let owner = self.tenant(tenant).principals.first(where: { $0.person.id == token.personID })
        else { return nil }
        let service = token.serviceID.flatMap { self.tenant(tenant).person($0) }
        return token.actor(tenant: tenant, owner: owner, service: service)
    }

    mutating func close() {
        isClosed = true
        for watcher in watchers + peopleWatchers + eventWatchers.map(\.continuation) { watcher.finish() }
        watchers = []
        eventWatchers = []
        peopleWatchers = []
    }

    mutating func publish(_ events: [TicketEvent], tenant: String) {
        feed += events.map { FeedEntry(tenant: tenant, event: $0) }
        for watcher in watchers { watcher.yield() }
        guard !eventWatchers.isEmpty else { return }
        let touched = events.compactMap { event in
            self.tenant(tenant).ticket(event.ticketNumber).map {
                TouchedTicket(tenant: tenant, number: $0.number, desk: $0.desk)
            }
        }
        for watcher in eventWatchers where touched.contains(where: watcher.interest.includes) {
            watcher.continuation.yield()
        }
    }
}
