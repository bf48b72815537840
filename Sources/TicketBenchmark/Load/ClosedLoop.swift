internal import Synchronization

/// Calls one after the other, each as soon as there is somebody to make it.
final class ClosedLoop<Base: Clock>: CallSource where Base.Duration == Duration {
    private let clock: RunClock<Base>
    private let endNanoseconds: Int64
    private let nextIndex = Atomic<UInt64>(0)
    private let isEnded = Atomic(false)

    init(_ shape: LoadShape, clock: RunClock<Base>) {
        self.clock = clock
        endNanoseconds = shape.endNanoseconds
    }

    func next() async -> DueCall? {
        let now = clock.nowNanoseconds
        guard now < endNanoseconds, !isEnded.load(ordering: .relaxed) else { return nil }
        return DueCall(index: nextIndex.add(1, ordering: .relaxed).oldValue, intendedNanoseconds: now)
    }

    func pace() async {}

    func end() { isEnded.store(true, ordering: .relaxed) }

    /// None: a call that nobody had time for was never due.
    func unsent(dueFrom start: Int64) -> [UnsentCalls] { [] }
}
