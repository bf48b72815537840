internal import DiskTestSupport
internal import Synchronization
internal import TTRPC
internal import TestRandom
internal import TicketCore
internal import TicketService
internal import TicketStoreSQLite

/// The server's computer: its disk, and on it the real store under the real services, started anew after each crash.
final class SimulatedHost {
    private let clock: VirtualClock
    private(set) var disk: Disk
    private var power: PowerLoss
    private(set) var store: SQLiteTicketStore
    private(set) var router: Router
    private(set) var outbox: SimulatedOutbox
    private var halt: Halt

    /// Whether the store has given up writing.
    private final class Halt: Sendable {
        private let flag = Mutex(false)
        var isSet: Bool { flag.withLock { $0 } }
        func set() { flag.withLock { $0 = true } }
    }

    private struct Started {
        let disk: Disk
        let power: PowerLoss
        let store: SQLiteTicketStore
        let router: Router
        let halt: Halt
    }

    /// A host with this database.
    init(_ database: [UInt8], clock: VirtualClock) throws {
        let folder = try SimulationFolder()
        try folder.write(database)
        let started = try Self.start(folder, clock)
        self.clock = clock
        disk = started.disk
        power = started.power
        store = started.store
        router = started.router
        halt = started.halt
        outbox = SimulatedOutbox { [disk = started.disk] in disk.recordCount }
    }

    /// Whether it has to be started anew.
    var isHalted: Bool { halt.isSet }

    /// Returns when the writer has done everything that it was asked for, checkpoints included.
    func settle() async {
        try? await store.settleMail(-1, tenant: "nobody", .sent, at: clock.now)
    }

    /// Ends without notice, loses whatever part of the unsynced writes, and starts again.
    ///
    /// - Parameter moment: before which of the disk's records the power went.
    func crash(before moment: Int, using random: inout SeededRandom) async throws {
        disk.mend()
        await store.close()
        power.advance(to: moment)
        let folder = try SimulationFolder()
        try power.leave(in: folder.path, using: &random)
        let started = try Self.start(folder, clock)
        disk = started.disk
        power = started.power
        store = started.store
        router = started.router
        halt = started.halt
        outbox = SimulatedOutbox { [disk = started.disk] in disk.recordCount }
        await settle()
    }

    /// Lets several commands wait while the writer is held up, so that they share a commit.
    func grouping(_ body: () throws -> Void) rethrows {
        disk.hold()
        let words = Command.addComment(
            number: SimulatedWorld.firstNumbers[0], body: "Meanwhile", replyTo: nil, informational: false,
            channel: .api)
        store.submit(CommandRequest(actor: SimulatedWorld.bystander.actor, command: words)) { _ in }
        disk.waitUntilHeld()
        defer { disk.release() }
        try body()
    }

    private static func start(_ folder: SimulationFolder, _ clock: VirtualClock) throws -> Started {
        let disk = Disk(folder.path, of: folder)
        let power = try PowerLoss(disk)
        var options = SQLiteStoreOptions()
        options.readerCount = 1
        options.fileThreadCount = 1
        options.idleCheckpointPages = 40
        options.busyCheckpointPages = 40
        // Only after commits, so that a seed has its checkpoints always at the same places.
        options.idleAfterMilliseconds = 3_600_000
        let halt = Halt()
        let store = try SQLiteTicketStore.open(
            directory: folder.path, options: options, clock: { clock.now }, logger: .silent,
            onFatal: { _ in halt.set() })
        let services = try TicketServices(
            store: store, loopCount: 1, drain: DrainSignal(), clock: { clock.now })
        return Started(disk: disk, power: power, store: store, router: services.router(), halt: halt)
    }
}
