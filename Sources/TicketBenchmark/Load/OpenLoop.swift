internal import Synchronization
internal import TTRPC

/// Calls by a schedule, whether or not those before them have ended.
final class OpenLoop<Base: Clock>: CallSource where Base.Duration == Duration {
    private let clock: RunClock<Base>
    private let queue: Mutex<ArrivalQueue<CheckedContinuation<DueCall?, Never>>>

    /// - Parameter ratePerSecond: above 0.
    init(_ shape: LoadShape, ratePerSecond: Double, clock: RunClock<Base>) {
        self.clock = clock
        let schedule = ArrivalSchedule(ratePerSecond: ratePerSecond, endNanoseconds: shape.endNanoseconds)
        queue = Mutex(
            ArrivalQueue(schedule, lastNanoseconds: shape.endNanoseconds + shape.drain.nanoseconds))
    }

    func next() async -> DueCall? {
        switch queue.withLock({ $0.take(atNanoseconds: clock.nowNanoseconds) }) {
        case .call(let call): return call
        case .ended: return nil
        case .wait: break
        }
        return await withCheckedContinuation { continuation in
            // Asked again, since a call may have become due before the lock was taken.
            let answer = queue.withLock { queue in
                let answer = queue.take(atNanoseconds: clock.nowNanoseconds)
                if case .wait = answer { queue.park(continuation) }
                return answer
            }
            switch answer {
            case .call(let call): continuation.resume(returning: call)
            case .ended: continuation.resume(returning: nil)
            case .wait: break
            }
        }
    }

    func pace() async {
        while true {
            let release = queue.withLock { $0.release(atNanoseconds: clock.nowNanoseconds) }
            for (waiter, call) in release.calls { waiter.resume(returning: call) }
            for waiter in release.dismissed { waiter.resume(returning: nil) }
            guard let wake = release.wakeNanoseconds else { return }
            do {
                try await clock.sleep(untilNanoseconds: wake)
            } catch {
                return end()
            }
        }
    }

    func end() {
        for waiter in queue.withLock({ $0.end() }) { waiter.resume(returning: nil) }
    }

    func unsent(dueFrom start: Int64) -> [UnsentCalls] {
        queue.withLock { $0.unsent(atNanoseconds: clock.nowNanoseconds, dueFrom: start) }
    }
}
