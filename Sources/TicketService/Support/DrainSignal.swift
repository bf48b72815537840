internal import Synchronization

/// Tells everybody who listens, once, that the server is draining: streams then end instead of holding it up.
public final class DrainSignal: Sendable {
    private struct State {
        var isDraining = false
        var nextID = 0
        var listeners: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    /// A signal that has not been given.
    public init() {}

    /// Whether it has been given.
    public var isDraining: Bool { state.withLock { $0.isDraining } }

    /// Gives the signal. Giving it again does nothing.
    public func drain() {
        let listeners = state.withLock { state in
            state.isDraining = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener() }
    }

    /// Calls `listener` when the signal is given, at once if it was; answers an id for `remove`.
    func add(_ listener: @escaping @Sendable () -> Void) -> Int {
        let id: Int? = state.withLock { state in
            if state.isDraining { return nil }
            state.nextID += 1
            state.listeners[state.nextID] = listener
            return state.nextID
        }
        if id == nil { listener() }
        return id ?? 0
    }

    /// Returns when the signal is given; throws `CancellationError` if the task is cancelled before.
    func wait() async throws {
        let (drained, source) = AsyncStream.makeStream(of: Void.self)
        let listener = add { source.finish() }
        defer { remove(listener) }
        for await _ in drained {}
        try Task.checkCancellation()
    }

    /// Forgets a listener.
    func remove(_ id: Int) {
        state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
}
