import Synchronization

/// Ticket numbers that several tasks note down.
final class NumberSet: Sendable {
    private let numbers = Mutex<Set<Int64>>([])

    var all: Set<Int64> { numbers.withLock { $0 } }

    func insert(_ number: Int64) {
        numbers.withLock { _ = $0.insert(number) }
    }
}
