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
        pthread_cond_init(notEmpty, nil)
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

    /// Everything that waits, `max` at most, oldest first; waits until there is something. Nil when the queue is
    /// closed and empty.
    func take(max: Int) -> [Element]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while elements.isEmpty {
            if isClosed { return nil }
            waiting += 1
            pthread_cond_wait(notEmpty, mutex)
            waiting -= 1
        }
        let taken = Array(elements.prefix(max))
        elements.removeFirst(taken.count)
        return taken
    }

    /// Whether nothing waits at this moment.
    var isEmpty: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return elements.isEmpty
    }

    /// Takes nothing more. What waits is still given out.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(notEmpty)
        pthread_mutex_unlock(mutex)
    }
}
