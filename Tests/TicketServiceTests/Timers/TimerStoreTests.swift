import TestRandom
import Testing
import TicketCore

@testable import TicketService

@Suite("Timer service: live chats in a store")
struct TimerStoreTests {
    private static let fiveMinutes = 300.0

    @Test(
        "A chat closes five minutes after the agent's message, once and not before", arguments: StoreRig.Kind.allCases)
    func closes(kind: StoreRig.Kind) async throws {
        let rig = try await StoreRig(kind)
        await rig.start()
        let number = try await rig.open(subject: "Hello")
        let due = try #require(try await rig.agentWrites(number).state.nextDueTime)
        await rig.pass(seconds: Self.fiveMinutes - 1)
        #expect(try await rig.ticket(number).status.key == "open")
        await rig.pass(seconds: 2)
        #expect(try await rig.ticket(number).status.key == "closed")
        await rig.pass(seconds: 30)
        let firings = try await rig.firings(of: number)
        #expect(firings.count == 1)
        #expect(firings.allSatisfy { $0 >= due && $0.microsecondsSinceEpoch <= due.microsecondsSinceEpoch + 1_000_000 })
        try await rig.finish()
    }

    @Test(
        "What the customer does stops the clock, and the agent's next message starts it anew",
        arguments: StoreRig.Kind.allCases)
    func activity(kind: StoreRig.Kind) async throws {
        let rig = try await StoreRig(kind)
        await rig.start()
        let number = try await rig.open(subject: "Hello")
        _ = try await rig.agentWrites(number)
        await rig.pass(seconds: Self.fiveMinutes - 1)
        _ = try await rig.customerWrites(number)
        await rig.pass(seconds: Self.fiveMinutes)
        #expect(try await rig.ticket(number).status.key == "open")
        _ = try await rig.agentWrites(number)
        await rig.pass(seconds: Self.fiveMinutes - 1)
        #expect(try await rig.ticket(number).status.key == "open")
        await rig.pass(seconds: 2)
        #expect(try await rig.ticket(number).status.key == "closed")
        try await rig.finish()
    }

    @Test("A chat that ran out while the server was down closes at once on start", arguments: StoreRig.Kind.allCases)
    func downtime(kind: StoreRig.Kind) async throws {
        let rig = try await StoreRig(kind)
        await rig.start()
        let number = try await rig.open(subject: "Hello")
        _ = try await rig.agentWrites(number)
        try await rig.restart(after: 86_400)
        #expect(try await rig.ticket(number).status.key == "closed")
        try await rig.restart(after: 1)
        #expect(try await rig.firings(of: number).count == 1)
        try await rig.finish()
    }

    @Test("Two services on one store fire a timer once between them", arguments: StoreRig.Kind.allCases)
    func twoServices(kind: StoreRig.Kind) async throws {
        let rig = try await StoreRig(kind)
        let numbers = try await rig.openMany(20)
        rig.setTime(bySeconds: Self.fiveMinutes)
        let due = try await rig.store.dueTimers(until: rig.now, limit: 100)
        #expect(due.count == 20)
        let store = rig.store
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for timer in due + due {
                group.addTask {
                    let command = Command.fireTimer(number: timer.ticketNumber, timer: timer.timer)
                    let request = CommandRequest(actor: .system(tenant: timer.tenant), command: command)
                    return (try? await store.execute(request)) != nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 20)
        for number in numbers { #expect(try await rig.firings(of: number).count == 1) }
        try await rig.finish()
    }

    @Test("Whatever happens, a chat closes in time and once, and an answered one stays open", arguments: 0..<20)
    func seeds(batch: Int) async throws {
        for seed in batch * 50..<batch * 50 + 50 {
            // Opening a database takes its time: one seed in fifty has one.
            try await run(seed: UInt64(seed), kind: seed % 50 == 0 ? .sqlite : .memory)
        }
    }

    private func run(seed: UInt64, kind: StoreRig.Kind) async throws {
        var random = SeededRandom(seed: seed)
        let rig = try await StoreRig(kind)
        let place = Testing.Comment(rawValue: "seed \(seed)")
        await rig.start()
        let numbers = try await rig.openMany(3, waiting: false)
        for _ in 0..<30 {
            let number = try #require(numbers.randomElement(using: &random))
            let isOpen = try await rig.ticket(number).status.key == "open"
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<3: if isOpen { _ = try await rig.agentWrites(number) }
            case 3: if isOpen { _ = try await rig.customerWrites(number) }
            case 4: rig.setTime(bySeconds: [-86_400, -30, 30, 250].randomElement(using: &random) ?? 0)
            case 5: try await rig.restart(after: Double.random(in: 0...200, using: &random))
            case 6: rig.setTime(bySeconds: [-315_576_000, 315_576_000].randomElement(using: &random) ?? 0)
            default: rig.setTime(bySeconds: Double.random(in: 0...100, using: &random))
            }
            await rig.pass(seconds: 1.5)
            for number in numbers { try await expectInTime(rig, number, place) }
        }
        try await rig.finish()
    }

    private func expectInTime(_ rig: StoreRig, _ number: Int64, _ place: Testing.Comment) async throws {
        let ticket = try await rig.ticket(number)
        try #require(ticket.state.timers.allSatisfy { $0.dueTime > rig.now }, place)
        let firings = try await rig.firings(of: number)
        try #require(firings.count == (ticket.status.key == "closed" ? 1 : 0), place)
    }
}

extension StoreRig {
    /// Opens chats; an agent has written in each if they are to wait for the customer.
    fileprivate func openMany(_ count: Int, waiting: Bool = true) async throws -> [Int64] {
        var numbers: [Int64] = []
        for index in 0..<count {
            let number = try await open(subject: "Chat \(index)")
            if waiting { _ = try await agentWrites(number) }
            numbers.append(number)
        }
        return numbers
    }
}
