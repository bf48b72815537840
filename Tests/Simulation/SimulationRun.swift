internal import DiskTestSupport
internal import TTRPC
internal import TestRandom
internal import TicketCore
internal import TicketStoreSQLite

/// Clients, protocol, services, core and store on one clock and one disk, on a schedule that a seed decides. The same
/// seed gives the same run.
///
/// Calls are begun by the schedule and run to their end before the next step, alone or some in one commit, so that a
/// run depends on no thread. What is lost is decided afterwards: a crash goes back to a moment behind everything that a
/// client was told of.
package final class SimulationRun {
    /// What came of a run that broke no promise.
    package struct Report: Hashable, Sendable {
        /// What happened, step by step.
        package let trace: [String]
        package let callCount: Int
        package let answerCount: Int
        package let crashCount: Int
        package let eventCount: Int
    }

    /// What came of several runs.
    package struct Sum: CustomStringConvertible, Sendable {
        package private(set) var runCount = 0
        package private(set) var callCount = 0
        package private(set) var answerCount = 0
        package private(set) var crashCount = 0
        package private(set) var eventCount = 0

        package init() {}

        package var description: String {
            "\(runCount) schedules, \(callCount) calls, \(answerCount) answers, \(crashCount) crashes, \(eventCount) events"
        }

        package static func += (sum: inout Sum, report: Report) {
            sum.runCount += 1
            sum.callCount += report.callCount
            sum.answerCount += report.answerCount
            sum.crashCount += report.crashCount
            sum.eventCount += report.eventCount
        }
    }

    var random: SeededRandom
    let fault: SimulationFault?
    let clock = VirtualClock()
    let host: SimulatedHost
    var now = MonotonicTime(nanoseconds: 0)
    var step = 0
    var connections: [SimulatedConnection?] = SimulatedPerson.all.map { _ in nil }
    var operations: [SimulatedOperation] = []
    /// Which operation is on which stream of which connection.
    var streams: [StreamName: Int] = [:]
    /// Tickets that somebody was told of, by tenant.
    var numbers: [String: [Int64]] = [:]
    /// What the disk had done when a client was last told something: no crash goes back behind it.
    var floor = 0
    /// The latest read's answer, for the fault that gives it again.
    var staleReads: [Int64: [UInt8]] = [:]
    var readers = SimulatedPerson.tenants.map { EventReader(tenant: $0) }
    var trace: [String] = []
    var isDiskFailing = false
    var callCount = 0
    var crashCount = 0

    struct StreamName: Hashable {
        let connection: ObjectIdentifier
        let stream: UInt32
    }

    /// - Parameter fault: a defect to put in.
    package init(seed: UInt64, fault: SimulationFault? = nil) async throws {
        random = SeededRandom(seed: seed)
        self.fault = fault
        host = try SimulatedHost(try await SimulatedWorld.database(), clock: clock)
        for tenant in SimulatedPerson.tenants { numbers[tenant] = SimulatedWorld.firstNumbers }
        await host.settle()
        try await warmUp()
    }

    /// What happened until now, the newest last.
    package var story: [String] { trace }

    /// Runs the schedule to its end, and checks what is there.
    ///
    /// - Throws: ``BrokenPromise``.
    package func run() async throws -> Report {
        let count = Int.random(in: 15...60, using: &random)
        for _ in 0..<count {
            step += 1
            try await take(SimulationStep.next(&random))
            if host.isHalted { try await crash() }
        }
        try await finish()
        let events = Dictionary(uniqueKeysWithValues: readers.map { ($0.tenant, $0.events) })
        try SimulationVerdict(operations: operations, events: events).check()
        await host.store.close()
        return Report(
            trace: trace, callCount: callCount, answerCount: operations.count { $0.end != nil },
            crashCount: crashCount, eventCount: events.values.reduce(0) { $0 + $1.count })
    }

    private func take(_ next: SimulationStep) async throws {
        trace.append("\(step) \(next)")
        switch next {
        case .call: try call()
        case .retry: try retry()
        case .deliverToServer: try await deliverToServer()
        case .deliverToClient: try deliverToClient()
        case .lose: lose(Int.random(in: connections.indices, using: &random))
        case .crash: try await crash()
        case .passTime: try passTime(seconds: random.pick([1, 5, 40, 290, 310]))
        case .jump: jump()
        case .timers: try await fireTimers()
        case .disk: turnDisk()
        case .feed: try await readFeed()
        }
    }

    // MARK: Time and disk

    private func passTime(seconds: Int64) throws {
        now = now + .seconds(seconds)
        clock.advance(seconds: seconds)
        for (index, connection) in connections.enumerated() {
            guard let connection else { continue }
            for news in try connection.expire(now: now) { try hear(news, on: connection) }
            if connection.isClosed { lose(index) }
        }
    }

    /// A request id is kept for a day: who asks again after the clock was set ahead may be taken for somebody new.
    private func jump() {
        let day: Int64 = 86_400
        let seconds = random.pick([day, -day, 3_650 * day, -3_650 * day])
        clock.advance(seconds: seconds)
        trace.append("    by \(seconds / day) days")
        guard seconds > 0 else { return }
        for index in connections.indices { lose(index) }
        for index in operations.indices where operations[index].end == nil { operations[index].isGivenUp = true }
    }

    private func turnDisk() {
        if isDiskFailing {
            host.disk.mend()
        } else {
            let files: Disk.Files = random.pick([.log, .log, .database])
            let operations: Disk.Operations = random.pick([.write, .sync, [.write, .sync, .truncate]])
            let failure: Disk.Failure = random.pick([.inputOutput, .full, .full, .readOnly])
            let count: Int64 = random.pick([1, 2, .max])
            host.disk.fail(
                operations, of: files, nth: Int64.random(in: 1...4, using: &random), count: count, with: failure)
            trace.append("    \(failure)")
        }
        isDiskFailing.toggle()
    }

    /// The power goes, or the server has stopped by itself.
    func crash() async throws {
        crashCount += 1
        for index in connections.indices { lose(index) }
        let newest = host.disk.recordCount
        let oldest = fault == .syncIgnored ? 0 : floor
        let moment = random.pick([oldest, newest, Int.random(in: oldest...newest, using: &random)])
        trace.append("    crash \(crashCount) at \(moment) of \(oldest)...\(newest)")
        try await host.crash(before: moment, using: &random)
        isDiskFailing = false
        floor = 0
        try await warmUp()
    }

    // MARK: Timers and the feed

    /// Fires what is due, some of it twice, as two servers might.
    func fireTimers() async throws {
        for due in try await host.store.dueTimers(until: clock.now, limit: 100) {
            for _ in 0..<(random.once(in: 4) ? 2 : 1) {
                let request = CommandRequest(
                    actor: .system(tenant: due.tenant),
                    command: .fireTimer(number: due.ticketNumber, timer: due.timer))
                let outcome = try? await host.store.execute(request)
                trace.append("    \(due.tenant) \(due.ticketNumber): \(outcome?.ticket.revision ?? 0)")
            }
        }
        await host.settle()
    }

    /// What is read is seen, and has to stay.
    private func readFeed() async throws {
        let index = Int.random(in: readers.indices, using: &random)
        try await readers[index].read(
            host.store, pageSize: Int.random(in: 1...7, using: &random),
            skipsOne: fault == .eventSkipped && random.once(in: 3))
        floor = host.disk.recordCount
        trace.append("    \(readers[index].tenant): \(readers[index].events.count)")
    }
}
