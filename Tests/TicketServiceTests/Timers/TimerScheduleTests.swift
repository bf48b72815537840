import TestRandom
import Testing
import TicketCore

@testable import TicketService

@Suite("Timer service: random schedules")
struct TimerScheduleTests {
    private static let jumps: [Double] = [-86_400, 86_400, -315_576_000, 315_576_000, -3, 3, -0.4, 0.4]

    @Test("What is due fires within a second, once, and nothing else does", arguments: 0..<20)
    func seeds(batch: Int) async throws {
        for seed in batch * 50..<batch * 50 + 50 {
            try await run(seed: UInt64(seed))
        }
    }

    private func run(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let rig = TimerRig()
        var watch = DueWatch(place: "seed \(seed)")
        await rig.start()
        for _ in 0..<40 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4:
                await rig.arm(
                    ["idle", "close"].randomElement(using: &random) ?? "",
                    ticket: Int64.random(in: 1...3, using: &random),
                    inSeconds: Double.random(in: -1...8, using: &random))
            case 4:
                if let timer = rig.board.armed.randomElement(using: &random) { rig.board.disarm(timer) }
            case 5:
                rig.board.setTime(bySeconds: Self.jumps.randomElement(using: &random) ?? 0)
                watch.forget()
            case 6:
                try await rig.stop()
                rig.board.setTime(bySeconds: Double.random(in: 0...5, using: &random))
                await rig.start()
                watch.forget()
            case 7:
                let troubles: [TimerBoard.Trouble] = [.refused, .unknown]
                rig.board.expect(
                    (0..<Int.random(in: 1...2, using: &random)).compactMap { _ in troubles.randomElement(using: &random)
                    })
                watch.toleratesTrouble = true
            default:
                try await rig.pass(seconds: Double.random(in: 0...2, using: &random)) { try watch.look(at: rig) }
                if watch.toleratesTrouble {
                    rig.board.expect([])
                    // Long enough for what failed to be tried again.
                    try await rig.pass(seconds: 3)
                    watch = DueWatch(place: watch.place)
                }
            }
        }
        rig.board.expect([])
        try await rig.pass(seconds: 10)
        try #require(rig.board.armed.allSatisfy { $0.timer.dueTime > rig.board.now }, watch.place)
        try #require(Set(rig.board.fired).count == rig.board.fired.count, watch.place)
        try await rig.stop()
    }
}

/// Watches that nothing stays due for longer than a second.
struct DueWatch {
    let place: Testing.Comment
    var toleratesTrouble = false
    private var dueSince: [DueTimer: Double] = [:]

    init(place: Testing.Comment) {
        self.place = place
    }

    mutating func forget() {
        dueSince = [:]
    }

    mutating func look(at rig: TimerRig) throws {
        guard !toleratesTrouble else { return }
        let due = rig.board.armed.filter { $0.timer.dueTime <= rig.board.now }
        dueSince = dueSince.filter { due.contains($0.key) }
        for timer in due {
            let since = dueSince[timer] ?? rig.uptime
            dueSince[timer] = since
            try #require(rig.uptime - since <= 1, place)
        }
    }
}
