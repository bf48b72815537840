public import Logging
public import ServiceLifecycle
internal import Synchronization
public import TicketCore

/// Fires timers when they run out: within a second of their time while it runs, at once on start what ran out before.
///
/// It holds nothing that a restart could lose. That a timer fires once, and never on a ticket that has moved on, is for
/// `fire`, which has to decide inside the store's transaction; here it may be asked twice. The time of day may be set
/// by any amount either way: set forward, what is due by the new time fires; set back, what has not fired waits for it.
public final class TimerService: Service {
    /// Fires a timer by `now`, unless it is not armed any more. Returns when that is durable.
    public typealias Fire = @Sendable (_ timer: DueTimer, _ now: Timestamp) async throws -> Void

    /// How many timers are fired at once, and so may share a commit.
    static let batchMax = 256

    private let source: any TimerSource
    private let clock: @Sendable () -> Timestamp
    private let sleeper: any Clock<Duration>
    private let logger: Logger
    private let fire: Fire
    private let hasNews = Mutex(false)

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
        let commits = source.commits()
        await cancelWhenGracefulShutdown { [self] in
            await withTaskGroup { group in
                group.addTask { [self] in
                    for await _ in commits { hasNews.withLock { $0 = true } }
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
            if takeNews() || agenda.needsReading(at: now) {
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

    /// Whether it has heard of a commit and not looked yet what it has brought.
    var hasHeardNews: Bool { hasNews.withLock { $0 } }

    private func takeNews() -> Bool {
        hasNews.withLock { value in
            defer { value = false }
            return value
        }
    }

    /// Fires everything that is due at a moment, batch by batch, and looks what comes next.
    private func fireDue(at now: Timestamp, _ agenda: inout TimerAgenda) async throws {
        while !Task.isCancelled {
            // What is fired leaves the list. What waits to be tried again stays, and must not fill the page.
            let limit = agenda.heldCount + Self.batchMax
            let due = try await source.dueTimers(until: now, limit: limit)
            let batch = agenda.timersToFire(of: due)
            if !batch.isEmpty {
                try await fire(batch, &agenda)
            } else if due.count < limit {
                agenda.keepHolds(of: due)
                break
            }
        }
        let end = Timestamp(microsecondsSinceEpoch: .max)
        agenda.finishReading(first: try await source.dueTimers(until: end, limit: agenda.heldCount + 1))
    }

    /// Fires timers of different tickets side by side.
    private func fire(_ batch: [DueTimer], _ agenda: inout TimerAgenda) async throws {
        let failures = await withTaskGroup(of: (DueTimer, any Error)?.self) { group in
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
            return await group.reduce(into: [DueTimer: any Error]()) {
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
