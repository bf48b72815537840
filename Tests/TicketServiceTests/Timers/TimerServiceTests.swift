import Testing
import TicketCore

@testable import TicketService

@Suite("Timer service")
struct TimerServiceTests {
    private let rig = TimerRig()
    private var board: TimerBoard { rig.board }

    @Test("A timer fires when it is due, not before, and once")
    func due() async throws {
        let timer = board.arm(inSeconds: 300)
        await rig.start()
        try await rig.pass(seconds: 299.9)
        #expect(board.asked == [])
        try await rig.pass(seconds: 0.2)
        #expect(board.fired == [timer])
        try await rig.pass(seconds: 60)
        #expect(board.asked == [timer])
        try await rig.stop()
    }

    @Test("What ran out while the service was down fires at once on start, earliest first")
    func downtime() async throws {
        let timers = (1...5).map { board.arm(ticket: $0, inSeconds: Double(6 - $0)) }
        board.setTime(bySeconds: 3_600)
        await rig.start()
        #expect(Set(board.fired) == Set(timers))
        try await rig.stop()

        let first = board.arm("first", inSeconds: 1)
        let second = board.arm("second", inSeconds: 2)
        board.setTime(bySeconds: 3_600)
        await rig.start()
        #expect(board.fired.suffix(2) == [first, second])
        try await rig.stop()
    }

    @Test("More than one batch fires in one go, one timer of a ticket after the other")
    func manyDue() async throws {
        for ticket in 1...Int64(2 * TimerService.batchMax + 10) {
            board.arm("late", ticket: ticket, inSeconds: 2)
            board.arm("early", ticket: ticket, inSeconds: 1)
        }
        board.setTime(bySeconds: 3)
        await rig.start()
        #expect(board.armed == [])
        for ticket in 1...Int64(2 * TimerService.batchMax + 10) {
            let keys = board.fired.filter { $0.ticketNumber == ticket }.map(\.timer.key)
            #expect(keys == ["early", "late"])
        }
        try await rig.stop()
    }

    @Test("However much is due, each timer is read no more than a few times")
    func fewReadings() async throws {
        let count = 20 * TimerService.batchMax
        for ticket in 1...Int64(count) { board.arm(ticket: ticket, inSeconds: 0) }
        await rig.start()
        #expect(board.fired.count == count)
        #expect(board.listed <= count + TimerService.batchMax)
        try await rig.stop()
    }

    @Test("A timer that stays armed although it was fired is not asked for without a pause")
    func noProgress() async throws {
        board.ignoresFiring = true
        for ticket in 1...Int64(TimerService.batchMax + 1) { board.arm(ticket: ticket, inSeconds: 0) }
        await rig.start()
        try await rig.pass(seconds: 1)
        #expect(board.asked.count <= 6 * (TimerService.batchMax + 1))
        try await rig.stop()
    }

    @Test("A timer that is armed for an earlier time than all others fires in time")
    func earlier() async throws {
        board.arm(ticket: 1, inSeconds: 1_000)
        await rig.start()
        let timer = await rig.arm(ticket: 2, inSeconds: 2)
        try await rig.pass(seconds: 2.3)
        #expect(board.fired == [timer])
        try await rig.stop()
    }

    @Test("A timer armed by another server, of which nothing is heard, fires within the time between readings")
    func otherServer() async throws {
        await rig.start()
        board.setTime(bySeconds: -5)
        let timer = TimerRig().board.arm(inSeconds: 0)
        try await rig.pass(seconds: 9)
        board.adopt(timer)
        try await rig.pass(seconds: 1.5)
        #expect(board.fired == [timer])
        try await rig.stop()
    }

    @Test("A disarmed timer does not fire")
    func disarmed() async throws {
        let timer = board.arm(inSeconds: 2)
        await rig.start()
        try await rig.pass(seconds: 1)
        board.disarm(timer)
        try await rig.pass(seconds: 10)
        #expect(board.fired == [])
        try await rig.stop()
    }

    @Test(
        "When the time of day is set forward, what is due by it fires within a second",
        arguments: [86_400.0, 315_576_000])
    func forward(seconds: Double) async throws {
        let near = board.arm(ticket: 1, inSeconds: 600)
        let far = board.arm(ticket: 2, inSeconds: seconds + 600)
        await rig.start()
        try await rig.pass(seconds: 1)
        board.setTime(bySeconds: seconds)
        try await rig.pass(seconds: 0.5)
        #expect(board.fired == [near])
        try await rig.pass(seconds: 600)
        #expect(board.fired == [near, far])
        try await rig.stop()
    }

    @Test("When the time of day is set back, timers wait for their time", arguments: [86_400.0, 315_576_000])
    func back(seconds: Double) async throws {
        let timer = board.arm(inSeconds: 10)
        await rig.start()
        try await rig.pass(seconds: 9)
        board.setTime(bySeconds: -seconds)
        try await rig.pass(seconds: 30)
        #expect(board.asked == [])
        board.setTime(bySeconds: seconds)
        try await rig.pass(seconds: 0.5)
        #expect(board.fired == [timer])
        try await rig.stop()
    }

    @Test("A timer whose firing fails is tried again, ever less often, and holds nobody up")
    func failing() async throws {
        board.expect(Array(repeating: .refused, count: 4))
        let failing = board.arm(ticket: 1, inSeconds: 0)
        await rig.start()
        let other = await rig.arm(ticket: 2, inSeconds: 20)
        var asked: [Double] = [0]
        try await rig.pass(seconds: 20.5) {
            let count = board.asked.count { $0 == failing }
            if count > asked.count { asked.append(rig.uptime) }
        }
        #expect(zip(asked, [0.0, 1, 3, 7, 15]).allSatisfy { abs($0 - $1) < 0.4 }, "\(asked)")
        #expect(asked.count == 5)
        #expect(board.fired == [failing, other])
        try await rig.stop()
    }

    @Test("A timer of which nobody knows whether it fired is asked for again, and has fired once")
    func unknown() async throws {
        board.expect([.unknown])
        let timer = board.arm(inSeconds: 1)
        await rig.start()
        try await rig.pass(seconds: 10)
        #expect(board.fired == [timer])
        try await rig.stop()
    }

    @Test("More failing timers than a batch has do not hide one behind them")
    func manyFailing() async throws {
        let count = 2 * TimerService.batchMax
        board.expect(Array(repeating: .refused, count: count))
        for ticket in 1...Int64(count) { board.arm(ticket: ticket, inSeconds: 0) }
        let last = board.arm(ticket: Int64(count + 1), inSeconds: 1)
        board.setTime(bySeconds: 2)
        await rig.start()
        #expect(board.fired == [last])
        try await rig.stop()
    }

    @Test("A store that does not answer is asked again")
    func unreadable() async throws {
        board.failReadings(2)
        let timer = board.arm(inSeconds: 0)
        await rig.start()
        try await rig.pass(seconds: 2.5)
        #expect(board.fired == [timer])
        try await rig.stop()
    }

    @Test("Without timers the store is left alone")
    func quiet() async throws {
        await rig.start()
        try await rig.pass(seconds: 60)
        #expect(board.readings <= 14)
        try await rig.stop()
    }

    @Test("When the store closes the service ends")
    func closed() async throws {
        board.arm(inSeconds: 0.5)
        await rig.start()
        board.close()
        board.setTime(bySeconds: 1)
        rig.wake()
        try await rig.ended()
    }
}
