internal import Foundation

/// A few threads for work that blocks, with a bounded queue before them.
///
/// Sendable by its condition: everything that changes is touched only while it is locked.
final class MailThreads: @unchecked Sendable {
    typealias Job = @Sendable () -> Void

    private let condition = NSCondition()
    private let waitingMax: Int
    private var jobs: [Job] = []
    private var isClosed = false

    init(count: Int, waitingMax: Int) {
        self.waitingMax = waitingMax
        for number in 0..<count {
            let thread = Thread { [self] in work() }
            thread.name = "mail-\(number)"
            thread.start()
        }
    }

    /// Takes a job, or tells that there is no room or an end.
    func add(_ job: @escaping Job) -> Bool {
        condition.withLock {
            guard !isClosed, jobs.count < waitingMax else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    /// Takes nothing more; what was taken is done, and the threads end.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    private func work() {
        while let job = next() { job() }
    }

    private func next() -> Job? {
        condition.withLock {
            while jobs.isEmpty, !isClosed { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }
}
