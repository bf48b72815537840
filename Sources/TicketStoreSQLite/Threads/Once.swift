internal import Synchronization

/// Does something once, however many ask; all of them return when it is done.
final class Once: Sendable {
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// Runs `body`, or waits for the run that is there.
    func run(_ body: @escaping @Sendable () async -> Void) async {
        let task = task.withLock { task in
            let present = task ?? Task { await body() }
            task = present
            return present
        }
        await task.value
    }
}
