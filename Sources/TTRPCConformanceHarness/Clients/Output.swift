internal import Foundation

/// The lines of a task, handed from the thread that makes them to the one that waits.
final class Output: @unchecked Sendable {
    private let condition = NSCondition()
    private var lines: [String]?

    func finish(_ lines: [String]) {
        condition.withLock {
            self.lines = lines
            condition.broadcast()
        }
    }

    /// - Returns: nil when there are none after so many seconds.
    func wait(seconds: Int) -> [String]? {
        condition.withLock {
            let end = Date(timeIntervalSinceNow: Double(seconds))
            while lines == nil, condition.wait(until: end) {}
            return lines
        }
    }
}
