internal import Synchronization

/// How many more connections may be taken.
final class LMTPPlaces: Sendable {
    private let left: Mutex<Int>

    init(count: Int) {
        left = Mutex(count)
    }

    func take() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }

    func give() {
        left.withLock { $0 += 1 }
    }
}
