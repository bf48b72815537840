import TestRandom
import TestThreads
import Testing
import TicketCore

/// Ten thousand desks that nobody would think of, and commands, right and wrong, on each of them.
@Suite("Any desk that passes validation", .onThreadOfItsOwn)
struct RandomDeskTests {
    private static let shards = 20
    private static let desksPerShard = 500
    private static let triesMax = 2_000
    private static let commandsPerDesk = 16

    @Test(
        "Random commands keep every ticket in states that its desk has, by moves that it allows", arguments: 0..<shards)
    func life(shard: Int) throws {
        var desks = RandomDesk(seed: UInt64(shard))
        var valid = 0
        var tally = Tally()
        var previous: Desk?
        for index in 0..<Self.triesMax where valid < Self.desksPerShard {
            let desk = desks.make()
            guard desk.problems().isEmpty else { continue }
            valid += 1
            try live([desk, previous ?? desk], seed: UInt64(shard * Self.triesMax + index), &tally)
            previous = desk
        }
        #expect(valid == Self.desksPerShard, "desks that pass validation")
        #expect(tally.moves > 100 && tally.ends > 10 && tally.timers > 0, "\(tally)")
        #expect(tally.merges > 50 && tally.fullMerges > 10 && tally.migrations > 10, "\(tally)")
        #expect(tally.trackMoves > 0, "\(tally)")
    }

    /// A desk is made, and changed into another one half way.
    private func live(_ versions: [Desk], seed: UInt64, _ tally: inout Tally) throws {
        var random = RandomLife(desk: versions[0], seed: seed)
        var world = World(
            desks: [DeskVersion(version: 1, desk: versions[0])], people: Cast.everybody.map(\.person))
        let run = DeskRun(versions: versions, place: "seed \(seed)")
        var now = Cast.now
        for number in 0..<Self.commandsPerDesk {
            if number == Self.commandsPerDesk / 2 { world.desks.append(DeskVersion(version: 2, desk: versions[1])) }
            now = Timestamp(microsecondsSinceEpoch: now.microsecondsSinceEpoch + random.seconds() * 1_000_000)
            let request = number < 2 ? run.creation(of: versions[0]) : random.request(in: world)
            try run.carryOut(request, in: &world, at: now, &tally)
        }
        try run.checkReplay(world)
        try run.checkMerge(&world, at: now, &tally)
    }
}

/// How much happened, so that a test in which nothing happens fails.
struct Tally {
    var moves = 0
    var ends = 0
    var timers = 0
    var merges = 0
    /// Merges of tickets with participants, links, comments or timers.
    var fullMerges = 0
    var migrations = 0
    var trackMoves = 0
}
