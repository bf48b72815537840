internal import Synchronization

/// What was begun and what was acknowledged, apart from the server that may be killed at any moment.
final class CrashLedger: Sendable {
    struct Entry: Sendable {
        let operation: CrashOperation
        /// What the server has answered; nil as long as nobody knows what came of it.
        var answer: String?
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var order: [String] = []
        /// Steps, beginnings and acknowledgements alike, until the server is to be killed.
        var stepsLeft = 0

        mutating func step() -> Bool {
            stepsLeft -= 1
            return stepsLeft == 0
        }
    }

    private let state = Mutex(State())

    var entries: [Entry] { state.withLock { state in state.order.compactMap { state.entries[$0] } } }

    /// What nobody knows the outcome of, in the order of beginning.
    var unsettled: [CrashOperation] { entries.filter { $0.answer == nil }.map(\.operation) }

    /// Lets so many steps pass before the server is to be killed.
    func arm(steps: Int) {
        state.withLock { $0.stepsLeft = steps }
    }

    /// Notes that something is about to be asked for. Whether this is the step at which the server is to be killed.
    func begin(_ operation: CrashOperation) -> Bool {
        state.withLock { state in
            state.entries[operation.id] = Entry(operation: operation)
            state.order.append(operation.id)
            return state.step()
        }
    }

    /// Notes an answer, and gives a different one that came before, and whether this is the step.
    func acknowledge(_ id: String, _ answer: String) -> (contradicted: String?, isLast: Bool) {
        state.withLock { state in
            let before = state.entries[id]?.answer
            state.entries[id]?.answer = answer
            return (before == answer ? nil : before, state.step())
        }
    }
}
