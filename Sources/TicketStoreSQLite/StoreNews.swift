internal import Synchronization
internal import TicketCore

/// Tells of commits: those who wait for events, those who keep people and tokens in memory, and those who serve somebody
/// for as long as that person may.
final class StoreNews: Sendable {
    /// What a commit has brought.
    struct Commit {
        /// The tickets of which commands have written events.
        var touched: [TouchedTicket] = []
        /// Whether there may be events of tickets that are not named.
        var hasOtherEvents = false
        /// Whether there is anything else to look at for those who wait for any commit.
        var hasOtherNews = false
        /// Whether people or tokens may have changed.
        var hasPeople = false
    }

    private let watchers = StoreWatchers()
    private let epoch = Atomic<Int>(0)
    private let counter = Atomic<Int>(0)
    private let closed = Atomic<Bool>(false)

    /// Changes whenever a person or token may have changed, before whoever changed it has an answer.
    var peopleEpoch: Int { epoch.load(ordering: .acquiring) }

    /// How many commits there were, each counted before anybody is told of it.
    var commitCount: Int { counter.load(ordering: .acquiring) }

    /// Whether the store is closed.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Tells of a commit.
    func committed(_ commit: Commit) {
        counter.wrappingAdd(1, ordering: .releasing)
        if commit.hasPeople { epoch.wrappingAdd(1, ordering: .releasing) }
        let topics = Self.topics(commit)
        if !topics.isEmpty { watchers.tell(of: topics) }
    }

    /// Yields after commits that added events or changed conversations.
    func commits() -> AsyncStream<Void> { watchers.stream(of: [.commits]) }

    /// Yields after commits that added events of such tickets.
    func commits(of interest: EventInterest) -> AsyncStream<Void> { watchers.stream(of: Self.topics(interest)) }

    /// Yields after commits that changed people or tokens.
    func peopleChanges() -> AsyncStream<Void> { watchers.stream(of: [.people]) }

    /// Ends every stream.
    func close() {
        closed.store(true, ordering: .releasing)
        watchers.close()
    }

    private static func topics(_ commit: Commit) -> Set<StoreWatchers.Topic> {
        var topics: Set<StoreWatchers.Topic> = []
        if commit.hasPeople { topics.insert(.people) }
        if !commit.touched.isEmpty || commit.hasOtherEvents || commit.hasOtherNews { topics.insert(.commits) }
        if commit.hasOtherEvents { topics.insert(.otherEvents) }
        for ticket in commit.touched {
            topics.insert(.ticket(tenant: ticket.tenant, number: ticket.number))
            topics.insert(.desk(tenant: ticket.tenant, key: ticket.desk))
            topics.insert(.tenant(ticket.tenant))
        }
        return topics
    }

    /// The narrowest topics that have all of it, and what may be of any ticket.
    private static func topics(_ interest: EventInterest) -> [StoreWatchers.Topic] {
        let tenant = interest.tenant
        let named: [StoreWatchers.Topic] =
            if !interest.ticketNumbers.isEmpty {
                interest.ticketNumbers.map { .ticket(tenant: tenant, number: $0) }
            } else if !interest.desks.isEmpty {
                interest.desks.map { .desk(tenant: tenant, key: $0) }
            } else {
                [.tenant(tenant)]
            }
        return named + [.otherEvents]
    }
}
