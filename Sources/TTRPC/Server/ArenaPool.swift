package import ProtobufC
internal import Synchronization

/// Arenas for work off the event loops, so that packing a message in a task does not begin with allocating.
package final class ArenaPool: Sendable {
    package static let shared = ArenaPool(countMax: 16)

    /// An arena is no Sendable; while it is in the pool nobody else has it.
    private struct Idle: @unchecked Sendable {
        let arena: Arena
    }

    private let countMax: Int
    private let idle = Mutex<[Idle]>([])

    /// - Parameter countMax: how many idle arenas to keep.
    package init(countMax: Int) {
        self.countMax = countMax
    }

    /// Lends an arena to `body`. What `body` makes in it is gone afterwards.
    package func withArena<Value, Failure: Error>(
        _ body: (Arena) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let arena = idle.withLock { $0.popLast() }?.arena ?? Arena()
        defer { giveBack(arena) }
        return try body(arena)
    }

    private func giveBack(_ arena: Arena) {
        arena.reset()
        let loan = Idle(arena: arena)
        idle.withLock { idle in
            if idle.count < countMax { idle.append(loan) }
        }
    }
}
