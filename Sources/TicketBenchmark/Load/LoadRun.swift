internal import Synchronization
internal import TTRPC

/// Puts a load on a server and measures what becomes of it.
struct LoadRun<Base: Clock>: Sendable where Base.Duration == Duration {
    let shape: LoadShape
    let plan: CallPlan
    /// As many as the shape says.
    let lanes: [Lane]
    /// The server's processes, as far as they are known.
    let serverPIDs: [Int32]
    let clock: Base
    /// How long a place in a closed loop rests after UNAVAILABLE: where there is no server it would fail millions of
    /// times, and keep the machine busy while one starts.
    private static var restNanoseconds: Int64 { 10_000_000 }

    /// Told each second what happened in it; nil where nobody looks.
    var progress: (@Sendable (_ second: Int, _ isWarmUp: Bool, Tally) -> Void)?

    /// What has been measured.
    struct Outcome: Sendable {
        let record: Recorder.Record
        let elapsedNanoseconds: Int64
        let usage: UsageSpan
    }

    /// Runs until all calls have ended.
    ///
    /// - Throws: `CancellationError` if it was given up before.
    func run() async throws -> Outcome {
        let clock = RunClock(clock)
        guard let rate = shape.ratePerSecond else { return try await run(ClosedLoop(shape, clock: clock), clock) }
        return try await run(OpenLoop(shape, ratePerSecond: rate, clock: clock), clock)
    }

    private func run(_ source: some CallSource, _ clock: RunClock<Base>) async throws -> Outcome {
        let recorder = Recorder(shape, hasIntervals: progress != nil)
        let before = Mutex(UsageMark(serverPIDs: serverPIDs))
        async let marked: Void = {
            guard shape.startNanoseconds > 0 else { return }
            try await clock.sleep(untilNanoseconds: shape.startNanoseconds)
            before.withLock { $0 = UsageMark(serverPIDs: serverPIDs) }
        }()
        async let _: Void = show(recorder, clock)
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for lane in lanes { group.addTask { await call(lane, source, recorder, clock) } }
                group.addTask { await source.pace() }
            }
        } onCancel: {
            source.end()
        }
        try Task.checkCancellation()
        try await marked
        let after = UsageMark(serverPIDs: serverPIDs)
        for group in source.unsent(dueFrom: shape.startNanoseconds) {
            recorder.addUnsent(group.count, nanoseconds: group.waitedNanoseconds)
        }
        let record = recorder.record
        let end = max(record.lastEndNanoseconds, shape.endNanoseconds)
        return Outcome(
            record: record, elapsedNanoseconds: end - shape.startNanoseconds,
            usage: UsageSpan(from: before.withLock { $0 }, to: after))
    }

    private func call(
        _ lane: Lane, _ source: some CallSource, _ recorder: Recorder, _ clock: RunClock<Base>
    ) async {
        var lane = lane
        while let due = await source.next() {
            let call = plan.call(due.index)
            let sent = clock.nowNanoseconds
            let failure = await lane.failure(of: call, index: due.index)
            let ended = clock.nowNanoseconds
            recorder.add(due, call.operation, failure, sent: sent, ended: ended)
            if failure?.code == .unavailable, shape.ratePerSecond == nil {
                try? await clock.sleep(untilNanoseconds: ended + Self.restNanoseconds)
            }
        }
    }

    private func show(_ recorder: Recorder, _ clock: RunClock<Base>) async {
        guard let progress else { return }
        var second = 0
        while true {
            second += 1
            let end = Int64(second) * 1_000_000_000
            guard (try? await clock.sleep(untilNanoseconds: end)) != nil else { return }
            progress(second, end <= shape.startNanoseconds, recorder.takeInterval())
        }
    }
}
