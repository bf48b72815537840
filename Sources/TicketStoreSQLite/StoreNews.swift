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

    private let commitWatchers = Watchers()
    private let events = EventWatchers()
    private let people = Watchers()
    private let epoch = Atomic<Int>(0)
    private let closed = Atomic<Bool>(false)

    /// Changes whenever a person or token may have changed, before whoever changed it has an answer.
    var peopleEpoch: Int { epoch.load(ordering: .acquiring) }

    /// Whether the store is closed.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Tells of a commit.
    func committed(_ commit: Commit) {
        if commit.hasPeople {
            epoch.wrappingAdd(1, ordering: .releasing)
            people.tell()
        }
        if !commit.touched.isEmpty || commit.hasOtherEvents || commit.hasOtherNews { commitWatchers.tell() }
        if commit.hasOtherEvents { events.tellAll() } else { events.tell(of: commit.touched) }
    }

    /// Yields after commits that added events or changed conversations.
    func commits() -> AsyncStream<Void> { commitWatchers.stream() }

    /// Yields after commits that added events of such tickets.
    func commits(of interest: EventInterest) -> AsyncStream<Void> { events.stream(of: interest) }

    /// Yields after commits that changed people or tokens.
    func peopleChanges() -> AsyncStream<Void> { people.stream() }

    /// Ends every stream.
    func close() {
        closed.store(true, ordering: .releasing)
        commitWatchers.close()
        events.close()
        people.close()
    }
}

/// Those who wait for something to happen.
private final class Watchers: Sendable {
    private struct State {
        var continuations: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    func tell() {
        let continuations = state.withLock { Array($0.continuations.values) }
        for continuation in continuations { continuation.yield() }
    }

    func stream() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.nextID += 1
            state.continuations[state.nextID] = continuation
            return state.nextID
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id) }
        return stream
    }

    func close() {
        let continuations = state.withLock { state in
            state.isClosed = true
            defer { state.continuations = [:] }
            return Array(state.continuations.values)
        }
        for continuation in continuations { continuation.finish() }
    }

    private func forget(_ id: Int) {
        state.withLock { _ = $0.continuations.removeValue(forKey: id) }
    }
}
