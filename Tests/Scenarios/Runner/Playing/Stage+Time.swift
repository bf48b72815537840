internal import Foundation
internal import TicketClient

extension Stage {
    /// For how long a server may be busy with what a leap in time, or a mail, brings, in seconds.
    private static let settlingSecondsMax = 20.0

    /// What `read` finds, asked again until it finds something; nil when the server has had its time.
    func eventually<Value>(_ read: () async throws -> Value?) async throws -> Value? {
        let patience = Date().addingTimeInterval(Self.settlingSecondsMax)
        while true {
            if let value = try await read() { return value }
            guard Date() < patience else { return nil }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Lets time pass by moving the server's clock, and waits until what ran out meanwhile has been done.
    func pass(seconds: Int) async throws {
        try clock.pass(seconds: seconds)
        if server.isRunning { try await settle() }
    }

    /// Waits until no timer of any ticket is due.
    func settle() async throws {
        var due: Int64?
        let isSettled: Void? = try await eventually {
            due = try await dueTicket()
            return due == nil ? () : nil
        }
        if isSettled == nil { throw Mismatch("ticket \(due ?? 0) has a timer that ran out and does not fire") }
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
