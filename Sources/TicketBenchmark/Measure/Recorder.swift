internal import Histogram
internal import Synchronization
internal import TTRPC

/// Collects what becomes of the calls of a run.
///
/// One lock for all: it is held for some tens of nanoseconds a call, and histograms for each of a thousand tasks would
/// take a gigabyte.
final class Recorder: Sendable {
    /// What has been collected.
    struct Record: Sendable {
        /// By ``Operation/index``.
        var operations = [Tally](repeating: Tally(), count: Operation.allCases.count)
        /// Calls of an open loop that were due and never sent, with the time that they waited.
        var unsent = Tally()
        /// From sending to the answer, of an open loop: what a client without a schedule would have seen.
        var sending = LatencyHistogram(numberOfSignificantValueDigits: .three)
        /// When the last call ended, in nanoseconds since the run began.
        var lastEndNanoseconds: Int64 = 0
        /// What the first failure with each code says.
        var messages: [StatusCode: String] = [:]

        /// All operations together.
        var total: Tally {
            operations.reduce(into: unsent) { $0.add($1) }
        }
    }

    private struct State {
        var record = Record()
        /// Since ``Recorder/takeInterval()``, the warm-up's calls too.
        var interval = Tally()
    }

    private let state = Mutex(State())
    private let startNanoseconds: Int64
    private let isOpenLoop: Bool
    private let hasIntervals: Bool

    /// - Parameter hasIntervals: whether ``takeInterval()`` is called, for which each call is recorded twice.
    init(_ shape: LoadShape, hasIntervals: Bool) {
        startNanoseconds = shape.startNanoseconds
        isOpenLoop = shape.ratePerSecond != nil
        self.hasIntervals = hasIntervals
    }

    /// What has been collected so far.
    var record: Record { state.withLock { $0.record } }

    /// A call has ended. One that was due during the warm-up is not counted.
    func add(_ call: DueCall, _ operation: Operation, _ failure: RPCError?, sent: Int64, ended: Int64) {
        let code = failure?.code ?? .ok
        let nanoseconds = ended - call.intendedNanoseconds
        state.withLock { state in
            if hasIntervals { state.interval.record(code, nanoseconds: nanoseconds) }
            guard call.intendedNanoseconds >= startNanoseconds else { return }
            state.record.operations[operation.index].record(code, nanoseconds: nanoseconds)
            if isOpenLoop { state.record.sending.record(UInt64(max(ended - sent, 0))) }
            state.record.lastEndNanoseconds = max(state.record.lastEndNanoseconds, ended)
            if let failure, state.record.messages[code] == nil { state.record.messages[code] = failure.message }
        }
    }

    /// Calls were due and not sent, and waited so long in vain.
    func addUnsent(_ count: UInt64, nanoseconds: Int64) {
        state.withLock { $0.record.unsent.record(.deadlineExceeded, nanoseconds: nanoseconds, count: count) }
    }

    /// What has happened since this was called last.
    func takeInterval() -> Tally {
        state.withLock { state in
            defer { state.interval.reset() }
            return state.interval
        }
    }
}
