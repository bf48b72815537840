internal import Synchronization
internal import TicketCore

/// Those who wait for events of some tickets, found by what they wait for: a commit looks up its own tickets and passes
/// over everybody else, however many there are.
final class EventWatchers: Sendable {
    /// What somebody waits for.
    private enum Topic: Hashable {
        case ticket(tenant: String, number: Int64)
        case desk(tenant: String, key: String)
        case tenant(String)
    }

    private typealias Continuation = AsyncStream<Void>.Continuation

    private struct State {
        var continuations: [Topic: [Int: Continuation]] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Tells those who wait for one of these tickets.
    func tell(of tickets: [TouchedTicket]) {
        guard !tickets.isEmpty else { return }
        let told = state.withLock { state -> [Int: Continuation] in
            guard !state.continuations.isEmpty else { return [:] }
            var told: [Int: Continuation] = [:]
            for topic in Set(tickets.flatMap(Self.topics)) {
                guard let waiting = state.continuations[topic] else { continue }
                told.merge(waiting) { first, _ in first }
            }
            return told
        }
        for continuation in told.values { continuation.yield() }
    }

    /// Tells everybody.
    func tellAll() {
        let told = state.withLock { state in state.continuations.values.flatMap(\.values) }
        for continuation in told { continuation.yield() }
    }

    /// Yields when somebody is told of a ticket of the interest.
    func stream(of interest: EventInterest) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let topics = Self.topics(of: interest)
        let id: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.nextID += 1
            for topic in topics { state.continuations[topic, default: [:]][state.nextID] = continuation }
            return state.nextID
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id, topics) }
        return stream
    }

    /// Ends every stream.
    func close() {
        let all = state.withLock { state in
            state.isClosed = true
            defer { state.continuations = [:] }
            return state.continuations.values.flatMap(\.values)
        }
        for continuation in all { continuation.finish() }
    }

    private func forget(_ id: Int, _ topics: [Topic]) {
        state.withLock { state in
            for topic in topics {
                state.continuations[topic]?[id] = nil
                if state.continuations[topic]?.isEmpty == true { state.continuations[topic] = nil }
            }
        }
    }

    /// The narrowest topics that have all of it.
    private static func topics(of interest: EventInterest) -> [Topic] {
        if !interest.ticketNumbers.isEmpty {
            return interest.ticketNumbers.map { .ticket(tenant: interest.tenant, number: $0) }
        }
        if !interest.desks.isEmpty { return interest.desks.map { .desk(tenant: interest.tenant, key: $0) } }
        return [.tenant(interest.tenant)]
    }

    private static func topics(_ ticket: TouchedTicket) -> [Topic] {
        [
            .ticket(tenant: ticket.tenant, number: ticket.number), .desk(tenant: ticket.tenant, key: ticket.desk),
            .tenant(ticket.tenant),
        ]
    }
}
