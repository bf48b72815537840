public import Logging
public import TicketCore

extension TimerService {
    /// A service for all timers of a store. Whoever fires them there is ticketd itself, under the name `system`.
    ///
    /// - Parameters:
    ///   - store: keeps the tickets.
    ///   - clock: tells the time of day; the store's own.
    ///   - sleeper: the clock to sleep by.
    ///   - logger: where failures are written.
    public convenience init(
        store: any TicketStore, clock: @escaping @Sendable () -> Timestamp,
        sleeper: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.init(source: store, clock: clock, sleeper: sleeper, logger: logger) { timer, _ in
            let request = CommandRequest(
                actor: .system(tenant: timer.tenant),
                command: .fireTimer(number: timer.ticketNumber, timer: timer.timer))
            do {
                _ = try await store.execute(request)
            } catch Refusal.conflict(reason: "STALE_TIMER", _, _) {
                // Somebody else fired it, or what it waited for has happened: there is nothing left to do.
            }
        }
    }
}
