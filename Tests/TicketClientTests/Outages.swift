import Synchronization
import TicketClient

/// Lets through what comes after so many failures.
final class Outages: Sendable {
    private let left: Mutex<Int>

    init(count: Int) {
        left = Mutex(count)
    }

    func pass() throws {
        let isDown = left.withLock { left in
            left -= 1
            return left >= 0
        }
        if isDown { throw RPCError(code: .unavailable, message: "away") }
    }
}
