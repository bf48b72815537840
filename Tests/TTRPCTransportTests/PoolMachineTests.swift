import TTRPC
import Testing

@testable import TTRPCTransport

@Suite struct `A pool's machine` {
    private var machine = PoolMachine(names: ["a", "b", "c"], backoff: ConnectionBackoff())
    private let refused = RPCError(code: .unavailable, message: "refused", mayHaveExecuted: false)

    private func time(_ duration: Duration) -> MonotonicTime { MonotonicTime(nanoseconds: duration.nanoseconds) }

    /// What is to be connected to at a time, when these are ready.
    private mutating func due(_ now: Duration, ready: Set<Int> = []) -> [Int] {
        machine.addressesToConnect(now: time(now), isReady: ready.contains, chance: { 0.5 })
    }

    /// The address that a call gets.
    private mutating func chosen(_ now: Duration, ready: Set<Int>) -> Int? {
        guard case .use(let index) = machine.choose(now: time(now), waitsForReady: false, isReady: ready.contains)
        else { return nil }
        return index
    }

    @Test func `waits longer each time, up to a bound, and by chance a fifth more or less`() {
        let backoff = ConnectionBackoff()
        let delays = [1, 2, 3, 13, 1_000].map { backoff.delay(afterFailures: $0, chance: 0.5) }
        #expect(delays[0] == .milliseconds(100))
        #expect(delays[1] == .milliseconds(160))
        #expect(delays[2] == .milliseconds(256))
        #expect(delays[3] == .seconds(28.147_497_671_065_6) || abs(delays[3] / .seconds(1) - 28.147) < 0.01)
        #expect(delays[4] == .seconds(30))
        #expect(backoff.delay(afterFailures: 1, chance: 0) == .milliseconds(80))
        #expect(abs(backoff.delay(afterFailures: 1_000, chance: 1) / .seconds(36) - 1) < 1e-9)
    }

    @Test mutating func `connects to all addresses with the first call, and to each once`() {
        #expect(due(.zero) == [0, 1, 2])
        #expect(due(.seconds(1)).isEmpty)
    }

    @Test mutating func `gives calls to the connections in turn, and to the one with the fewest under way`() {
        _ = due(.zero)
        for index in 0..<3 { machine.connected(index, now: time(.zero)) }
        #expect((0..<6).map { _ in chosen(.zero, ready: [0, 1, 2]) } == [0, 1, 2, 0, 1, 2])
        machine.released(1)
        machine.released(1)
        #expect((0..<2).map { _ in chosen(.zero, ready: [0, 1, 2]) } == [1, 1])
    }

    @Test mutating func `gives no call to a connection that is going away, and connects to its address anew`() {
        _ = due(.zero)
        for index in 0..<3 { machine.connected(index, now: time(.zero)) }
        #expect(due(.seconds(60), ready: [0, 2]) == [1])
        #expect((0..<4).map { _ in chosen(.seconds(60), ready: [0, 2]) } == [0, 2, 0, 2])
    }

    @Test mutating func `lets calls wait while any address is being connected to`() {
        _ = due(.zero)
        machine.failed(0, refused, chance: 0.5)
        machine.failed(1, refused, chance: 0.5)
        let choice = machine.choose(now: time(.zero), waitsForReady: false, isReady: { _ in false })
        guard case .wait(until: nil) = choice else { return #expect(Bool(false), "\(choice)") }
    }

    @Test mutating func `leaves an address alone after a failure, counted from the attempt's beginning`() {
        _ = due(.seconds(1))
        machine.failed(1, refused, chance: 0.5)
        #expect(due(.seconds(1.099)).isEmpty)
        #expect(due(.seconds(1.1)) == [1])
        machine.failed(1, refused, chance: 0.5)
        #expect(due(.seconds(1.259)).isEmpty)
        #expect(due(.seconds(1.261)) == [1])
    }

    @Test mutating func `begins anew after a connection that lived, and goes on after one that did not`() {
        _ = due(.zero)
        for index in 1..<3 { machine.connected(index, now: time(.zero)) }
        machine.failed(0, refused, chance: 0.5)
        #expect(due(.seconds(1), ready: [1, 2]) == [0])
        machine.connected(0, now: time(.seconds(1)))
        // Lost at once, a second time, a third: 160 ms, 256 ms after the attempt.
        #expect(due(.seconds(1.1), ready: [1, 2]).isEmpty)
        #expect(due(.seconds(1.161), ready: [1, 2]) == [0])
        machine.connected(0, now: time(.seconds(1.16)))
        #expect(due(.seconds(1.4), ready: [1, 2]).isEmpty)
        #expect(due(.seconds(2), ready: [1, 2]) == [0])
        machine.connected(0, now: time(.seconds(2)))
        // It lived: the next loss is met by an attempt at once, and a failure of that by the first delay.
        #expect(due(.seconds(12), ready: [1, 2]) == [0])
        machine.failed(0, refused, chance: 0.5)
        #expect(due(.seconds(12.099), ready: [1, 2]).isEmpty)
        #expect(due(.seconds(12.1), ready: [1, 2]) == [0])
    }

    @Test mutating func `fails calls when no address may be tried, and says why and until when`() {
        _ = due(.zero)
        for index in 0..<3 { machine.failed(index, refused, chance: Double(index) / 2) }
        let choice = machine.choose(now: time(.milliseconds(30)), waitsForReady: false, isReady: { _ in false })
        guard case .fail(let reason) = choice else { return #expect(Bool(false), "\(choice)") }
        #expect(reason.retryDelay == .milliseconds(50))
        #expect(reason.failures == [refused, refused, refused])
        #expect(
            reason.error(isFresh: false).message
                == "refused; refused; refused; the next attempt is due in 0.1 s")
        let waiting = machine.choose(now: time(.milliseconds(30)), waitsForReady: true, isReady: { _ in false })
        guard case .wait(let until) = waiting else { return #expect(Bool(false), "\(waiting)") }
        #expect(until == time(.milliseconds(80)))
    }
}
