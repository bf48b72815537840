internal import Synchronization

/// Tells of commits: those who wait for events, and those who keep people and tokens in memory.
final class StoreNews: Sendable {
    private struct Watchers {
        var continuations: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let watchers = Mutex(Watchers())
    private let epoch = Atomic<Int>(0)
    private let closed = Atomic<Bool>(false)

    /// Changes whenever a person or token may have changed, before whoever changed it has an answer.
    var peopleEpoch: Int { epoch.load(ordering: .acquiring) }

    /// Whether the store is closed.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Tells of a commit.
    func committed(events: Bool, people: Bool) {
        if people { epoch.wrappingAdd(1, ordering: .releasing) }
        guard events else { return }
        let continuations = watchers.withLock { Array($0.continuations.values) }
        for continuation in continuations { continuation.yield() }
    }

    /// Yields after commits that added events.
    func commits() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id: Int? = watchers.withLock { watchers in
            guard !watchers.isClosed else { return nil }
            watchers.nextID += 1
            watchers.continuations[watchers.nextID] = continuation
            return watchers.nextID
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(id) }
        return stream
    }

    /// Ends every stream.
    func close() {
        closed.store(true, ordering: .releasing)
        let continuations = watchers.withLock { watchers in
            watchers.isClosed = true
            defer { watchers.continuations = [:] }
            return Array(watchers.continuations.values)
        }
        for continuation in continuations { continuation.finish() }
    }

    private func forget(_ id: Int) {
        watchers.withLock { _ = $0.continuations.removeValue(forKey: id) }
    }
}
