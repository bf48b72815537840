public import Logging
public import ServiceLifecycle
internal import Synchronization
public import TicketCore

/// Fires timers when they run out: within a second of their time while it runs, at once on start what ran out before.
///
/// It holds nothing that a restart could lose. That a timer fires once, and never on a ticket that has moved on, is for
/// `fire`, which has to decide inside the store's transaction; here it may be asked twice. The time of day may be set by
/// any amount either way: set forward, what is due by the new time fires; set back, what has not fired waits for it.
public final class TimerService: Service {
    /// Fires a timer by `now`, unless it is not armed any more. Returns when that is durable.
    public typealias Fire = @Sendable (_ timer: ScheduledTimer, _ now: Timestamp) async throws -> Void

    /// How many timers are fired at once, and so may share a commit.
    static let batchMax = 256

    private let source: any TimerSource
    private let clock: @Sendable () -> Timestamp
    private let sleeper: any Clock<Duration>
    private let logger: Logger
    private let fire: Fire
    private let hasArmings = Mutex(false)

    /// A service for all timers of a source.
    ///
    /// - Parameters:
    ///   - source: lists what is due.
    ///   - clock: tells the time of day.
    ///   - sleeper: the clock to sleep by.
    ///   - logger: where failures are written.
    ///   - fire: fires a timer; if it throws, it is asked again after a second, then after ever longer.
    public init(
        source: any TimerSource, clock: @escaping @Sendable () -> Timestamp,
        sleeper: any Clock<Duration> = ContinuousClock(), logger: Logger, fire: @escaping Fire
    ) {
        self.source = source
        self.clock = clock
        self.sleeper = sleeper
        self.logger = logger
        self.fire = fire
    }

    /// Fires timers until the shutdown begins, the task is cancelled or the source closes. What is being fired then is
    /// waited for.
    public func run() async throws {
        let armings = source.timerArmings()
        await cancelWhenGracefulShutdown { [self] in
            await withTaskGroup { group in
                group.addTask { [self] in
                    for await _ in armings { hasArmings.withLock { $0 = true } }
                }
                await work()
                group.cancelAll()
            }
        }
    }

    private func work() async {
        var agenda = TimerAgenda()
        while !Task.isCancelled {
            let now = clock()
            if takeArmings() || agenda.needsReading(at: now) {
                do {
                    try await fireDue(at: now, &agenda)
                } catch StoreFailure.closed {
                    return
                } catch {
                    guard !Task.isCancelled else { return }
                    logger.warning("due timers cannot be read", metadata: ["reason": "\(error)"])
                    agenda.failReading()
                }
            }
            let nap = agenda.nap(at: clock())
            guard (try? await sleeper.sleep(for: nap)) != nil else { return }
            agenda.slept(nap)
        }
    }

    /// Whether it has heard of armings that it has not looked at yet.
    var hasHeardOfArmings: Bool { hasArmings.withLock { $0 } }

    private func takeArmings() -> Bool {
        hasArmings.withLock { value in
            defer { value = false }
            return value
        }
    }

    /// Fires everything that is due at a moment, page by page. What is fired leaves the list, so that a page is read
    /// again until nothing on it is left to do.
    private func fireDue(at now: Timestamp, _ agenda: inout TimerAgenda) async throws {
        var listed: Set<ScheduledTimer> = []
        var after: ScheduledTimer?
        while !Task.isCancelled {
            let page = try await source.dueTimers(at: now, after: after, limit: Self.batchMax)
            listed.formUnion(page)
            let batch = agenda.timersToFire(of: page)
            if !batch.isEmpty {
                try await fire(batch, &agenda)
            } else if page.count == Self.batchMax {
                after = page.last
            } else {
                break
            }
        }
        agenda.finishReading(listed: listed, nextDueTime: try await source.nextDueTime(after: now))
    }

    /// Fires timers of different tickets side by side.
    private func fire(_ batch: [ScheduledTimer], _ agenda: inout TimerAgenda) async throws {
        let failures = await withTaskGroup(of: (ScheduledTimer, any Error)?.self) { group in
            for timer in batch {
                group.addTask { [fire, clock] in
                    do {
                        try await fire(timer, clock())
                        return nil
                    } catch {
                        return (timer, error)
                    }
                }
            }
            return await group.reduce(into: [ScheduledTimer: any Error]()) {
                if let (timer, error) = $1 { $0[timer] = error }
            }
        }
        for timer in batch {
            guard let error = failures[timer] else {
                agenda.fired(timer)
                continue
            }
            if error as? StoreFailure == .closed { throw error }
            agenda.failed(timer)
            logger.warning(
                "a timer cannot be fired",
                metadata: [
                    "ticket": "\(timer.ticketNumber)", "timer": "\(timer.timer.key)", "reason": "\(error)",
                ])
        }
    }
}
