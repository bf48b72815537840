internal import DequeModule

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A bounded queue between many threads that add and a few that wait for work.
///
/// Sendable by its mutex: `elements`, `isClosed` and `waiting` are touched only while it is held.
final class BlockingQueue<Element: Sendable>: @unchecked Sendable {
    /// What became of an element that was to be added.
    enum Admission {
        /// It will be taken.
        case accepted
        /// The queue is full.
        case full
        /// The queue is closed.
        case closed
    }

    /// What became of waiting for elements.
    enum Taking {
        /// These were there, oldest first.
        case taken([Element])
        /// Nothing came for as long as was asked for.
        case idle
        /// The queue is closed and empty.
        case closed
    }

    private let capacity: Int
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let notEmpty: UnsafeMutablePointer<pthread_cond_t>
    private var elements = Deque<Element>()
    private var isClosed = false
    private var waiting = 0

    init(capacity: Int) {
        self.capacity = capacity
        mutex = .allocate(capacity: 1)
        notEmpty = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        // Waiting is measured by a clock that nobody sets.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(notEmpty, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(notEmpty)
        pthread_mutex_destroy(mutex)
        notEmpty.deallocate()
        mutex.deallocate()
    }

    /// Adds an element at the end, or tells why not. Never waits for room.
    func add(_ element: Element) -> Admission {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed else { return .closed }
        guard elements.count < capacity else { return .full }
        elements.append(element)
        if waiting > 0 { pthread_cond_signal(notEmpty) }
        return .accepted
    }

    /// Everything that waits, `max` at most; waits until there is something, or no longer than so many milliseconds.
    func take(max: Int, idleAfterMilliseconds: Int? = nil) -> Taking {
        let limit = idleAfterMilliseconds.map(Self.moment)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while elements.isEmpty {
            if isClosed { return .closed }
            waiting += 1
            let hasTimedOut = wait(until: limit)
            waiting -= 1
            if hasTimedOut, elements.isEmpty, !isClosed { return .idle }
        }
        let taken = Array(elements.prefix(max))
        elements.removeFirst(taken.count)
        return .taken(taken)
    }

    private func wait(until limit: timespec?) -> Bool {
        guard var limit else {
            pthread_cond_wait(notEmpty, mutex)
            return false
        }
        return pthread_cond_timedwait(notEmpty, mutex, &limit) == ETIMEDOUT
    }

    private static func moment(millisecondsFromNow milliseconds: Int) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let nanoseconds = time.tv_nsec + milliseconds % 1_000 * 1_000_000
        time.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }

    /// Takes nothing more. What waits is still given out.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(notEmpty)
        pthread_mutex_unlock(mutex)
    }
}
