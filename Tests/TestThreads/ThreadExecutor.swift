internal import Foundation

/// Runs jobs one after the other on a thread that ends after ``finish()``.
final class ThreadExecutor: TaskExecutor {
    private let condition = NSCondition()
    // Both under the condition's lock.
    private nonisolated(unsafe) var jobs: [UnownedJob] = []
    private nonisolated(unsafe) var isFinished = false

    init() {
        Thread.detachNewThread { [self] in
            while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.withLock {
            jobs.append(job)
            condition.signal()
        }
    }

    /// Lets the thread end when it has run what is there.
    func finish() {
        condition.withLock {
            isFinished = true
            condition.signal()
        }
    }

    /// Waits for the next job; nil when there are to be none.
    private func next() -> UnownedJob? {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty {
            if isFinished { return nil }
            condition.wait()
        }
        return jobs.removeFirst()
    }
}
