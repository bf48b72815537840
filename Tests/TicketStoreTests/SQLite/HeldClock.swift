import Foundation
import TicketCore

/// A clock that makes whoever asks for the time wait, so that a test can hold the writer in the middle of a group.
final class HeldClock: @unchecked Sendable {
    private let condition = NSCondition()
    private var isHeld = false
    private var askedCount = 0

    func hold() {
        condition.withLock {
            isHeld = true
            askedCount = 0
        }
    }

    func release() {
        condition.withLock {
            isHeld = false
            condition.broadcast()
        }
    }

    /// Returns when somebody has asked for the time since it was held.
    func waitUntilAsked() {
        condition.withLock {
            while askedCount == 0 { condition.wait() }
        }
    }

    func now() -> Timestamp {
        condition.withLock {
            askedCount += 1
            condition.broadcast()
            while isHeld { condition.wait() }
        }
        return TestClock().now
    }
}
