import Logging
import TicketCore

@testable import TicketService

/// A timer service on a board, with time that passes when a test says so.
final class TimerRig {
    let board = TimerBoard()
    /// How long the service has been up, in seconds of the test's time.
    private(set) var uptime: Double = 0
    private var sleeper = ManualTimer()
    private var service: TimerService?
    private var task: Task<Void, any Error>?

    /// Starts a service, and returns when it sleeps for the first time.
    func start() async {
        sleeper = ManualTimer()
        uptime = 0
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let service = TimerService(
            source: board, clock: { [board] in board.now }, sleeper: sleeper, logger: logger,
            fire: { [board] timer, _ in try board.fire(timer) })
        self.service = service
        task = Task { try await service.run() }
        await sleeper.hasSleeper()
    }

    /// Ends the service as the end of the process would, at a moment at which it sleeps.
    func stop() async throws {
        task?.cancel()
        try await ended()
    }

    /// Returns when the service has ended by itself.
    func ended() async throws {
        try await task?.value
        task = nil
        service = nil
    }

    /// Lets time pass, in steps in which the service may do what it has to.
    func pass(seconds: Double, each step: () throws -> Void = {}) async throws {
        var rest = seconds
        while rest > 0.000_000_1 {
            let piece = min(rest, 0.05)
            rest -= piece
            uptime += piece
            board.setTime(bySeconds: piece)
            sleeper.advance(by: .microseconds(Int64(piece * 1_000_000)))
            await sleeper.hasSleeper()
            try step()
        }
    }

    /// Wakes the service once, for what ends it.
    func wake() {
        sleeper.advance(by: .seconds(1))
    }

    /// Arms a timer and returns when the service has heard of it.
    @discardableResult
    func arm(_ key: String = "idle", ticket: Int64 = 1, inSeconds seconds: Double) async -> DueTimer {
        let timer = board.arm(key, ticket: ticket, inSeconds: seconds)
        while let service, !service.hasHeardNews { await Task.yield() }
        return timer
    }
}
