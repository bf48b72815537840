internal import Synchronization

/// Those who wait for something to happen, found by what they wait for: news pass over everybody else, however many
/// there are.
final class StoreWatchers: Sendable {
    /// What somebody may wait for.
    enum Topic: Hashable {
        /// Commits that added events or changed conversations.
        case commits
        /// Changes of people or tokens.
        case people
        /// Events of tickets that are not named.
        case otherEvents
        /// Events of one ticket.
        case ticket(tenant: String, number: Int64)
        /// Events of tickets that are of one desk now.
        case desk(tenant: String, key: String)
        /// Events of any ticket of one tenant.
        case tenant(String)
    }

    private typealias Continuation = AsyncStream<Void>.Continuation

    private struct State {
        var continuations: [Topic: [Int: Continuation]] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Tells those who wait for one of these topics.
    func tell(of topics: Set<Topic>) {
        let told = state.withLock { state in
            topics.reduce(into: [Int: Continuation]()) { told, topic in
                guard let waiting = state.continuations[topic] else { return }
                told.merge(waiting) { first, _ in first }
            }
        }
        for continuation in told.values { continuation.yield() }
    }

    /// Yields when one of these topics is told of; several may be told as one. Ends when this is closed.
    func stream(of topics: [Topic]) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
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
}
