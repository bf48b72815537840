internal import Foundation
internal import TicketClient

extension Stage {
    /// For how long a server may be busy with the timers that a leap in time brings, in seconds.
    private static let settlingSecondsMax = 20.0

    /// Lets time pass by moving the server's clock, and waits until what ran out meanwhile has been done.
    func pass(seconds: Int) async throws {
        try clock.pass(seconds: seconds)
        if server.isRunning { try await settle() }
    }

    /// Waits until no timer of any ticket is due.
    func settle() async throws {
        let patience = Date().addingTimeInterval(Self.settlingSecondsMax)
        while let due = try await dueTicket() {
            guard Date() < patience else { throw Mismatch("ticket \(due) has a timer that ran out and does not fire") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func dueTicket() async throws -> Int64? {
        let now = clock.now
        for try await ticket in try client(of: .ines).tickets.all()
        where ticket.timers.contains(where: { ($0.dueTime?.seconds).map { Double($0) < now } ?? false }) {
            return ticket.number
        }
        return nil
    }
}
