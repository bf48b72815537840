internal import Synchronization

/// Lets one task wait for a time, which others can cut short.
final class Alarm: Sendable {
    private struct State {
        var isRung = false
        var isOver = false
        var sleeper: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Whether waiting has ended for good.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Ends the waiting that is, or the next.
    func ring() {
        state.withLock { state in
            state.isRung = true
            state.sleeper?.cancel()
        }
    }

    /// Ends the waiting that is, and every later one.
    func end() {
        state.withLock { $0.isOver = true }
        ring()
    }

    /// Waits that long, if nothing rings or has rung since the last time.
    func wait(for duration: Duration) async {
        let sleeper = state.withLock { state -> Task<Void, Never>? in
            guard !state.isRung, !state.isOver else { return nil }
            let sleeper = Task<Void, Never> { try? await Task.sleep(for: duration) }
            state.sleeper = sleeper
            return sleeper
        }
        await sleeper?.value
        state.withLock { state in
            state.sleeper = nil
            state.isRung = false
        }
    }
}
