internal import Foundation
internal import TicketClient

/// Time, and servers that are killed.
func timeSteps() throws -> [Step] {
    try clockSteps() + serverSteps() + timerSteps()
}

private func clockSteps() throws -> [Step] {
    [
        try .action("{duration} <pass|passes>") { stage, values in
            try await stage.pass(seconds: try values.seconds())
        },
        try .action("{duration} <pass|passes> , in real time where asked for") { stage, values in
            guard stage.isInRealTime else { return try await stage.pass(seconds: try values.seconds()) }
            try await Task.sleep(for: .seconds(try values.seconds()))
            try await stage.settle()
        },
        try .action("It becomes {date} {time} in {zone:word}") { stage, values in
            let date = try values.word("date")
            guard let moment = LocalTime(date: date, time: try values.word("time"), zone: try values.word("zone"))
            else { throw Mismatch("there is no such time") }
            try stage.clock.pass(until: moment)
            if stage.server.isRunning { try await stage.settle() }
        },
    ]
}

private func serverSteps() throws -> [Step] {
    [
        try .action("The server is killed") { stage, _ in
            await stage.disconnect()
            try await stage.server.kill()
        },
        try .action("The server starts again") { stage, _ in
            try await stage.server.start(stage.clock.arguments)
            try await stage.settle()
        },
    ]
}

private func timerSteps() throws -> [Step] {
    [
        try .check("A timer is to move it at {duration} from now") { stage, values in
            let due = try await stage.ticket(as: .ines).timers.compactMap(\.dueTime).first
            guard let due else { throw Mismatch("no timer is armed") }
            let rest = Double(due.seconds) - stage.clock.now
            guard abs(rest - Double(try values.seconds())) < 30 else { throw Mismatch("it is due in \(rest) s") }
        },
        try .check("No timer is armed") { stage, _ in
            try expect(try await stage.ticket(as: .ines).timers.map(\.key), is: [], "the armed timers")
        },
        try .check("A timer has moved it to {text}, once, within a second of its time") { stage, values in
            let delaySeconds = try await stage.firingDelaySeconds(to: try values.text())
            guard delaySeconds <= 1 else { throw Mismatch("it fired \(delaySeconds) s after its time") }
        },
        try .check("A timer has moved it to {text}, once") { stage, values in
            _ = try await stage.firingDelaySeconds(to: try values.text())
        },
    ]
}

extension Stage {
    /// How late the timer was that has moved the ticket, the one time that it did.
    fileprivate func firingDelaySeconds(to label: String) async throws -> Double {
        let status = try await status(label)
        let events = try await events(of: .it)
        let moves = events.filter { event in
            guard case .transitioned(let move) = event.kind else { return false }
            return move.trigger == .timer && move.toStatus == status
        }
        try expect(moves.count, is: 1, "how often a timer has moved it to \(label)")
        let firings = events.filter { if case .timerFired = $0.kind { true } else { false } }
        try expect(firings.count, is: 1, "how often a timer has fired")
        let due = events.compactMap { event -> GoogleProtobufTimestamp? in
            if case .timerArmed(let armed) = event.kind { armed.timer?.dueTime } else { nil }
        }.last
        guard let due, let fired = moves.first?.time else { throw Mismatch("no timer was armed") }
        let dueTime = due.secondsSinceEpoch
        let fireTime = fired.secondsSinceEpoch
        guard fireTime >= dueTime else { throw Mismatch("it fired before its time") }
        return fireTime - (clock.lastLeap <= fireTime ? max(dueTime, clock.lastLeap) : dueTime)
    }
}

extension GoogleProtobufTimestamp {
    fileprivate var secondsSinceEpoch: Double { Double(seconds) + Double(nanos) / 1e9 }
}
