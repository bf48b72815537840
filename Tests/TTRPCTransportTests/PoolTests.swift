import Synchronization
import TTRPC
import TTRPCTestSupport
import Testing

@testable import TTRPCTransport

/// Time is the test's own here: nothing passes by itself.
@Suite(.timeLimit(.minutes(10))) struct `A pool of connections` {
    private let clock = ManualClock()
    private let refused = RPCError(code: .unavailable, message: "refused unread", mayHaveExecuted: false)

    private func pool(_ targets: FakeTarget..., chance: @escaping @Sendable () -> Double = { 0.5 }) -> TTRPCClientPool {
        TTRPCClientPool(
            pool: ConnectionPool(
                targets, backoff: ConnectionBackoff(), clock: PoolClock(clock), chance: chance))
    }

    private func call(_ pool: TTRPCClientPool, options: CallOptions = CallOptions()) -> Task<Note, any Error> {
        Task { try await pool.unary(method("Echo"), Note(), replyType: Note.self, options: options) }
    }

    private func error(of call: Task<Note, any Error>) async throws -> RPCError {
        try #require(await #expect(throws: RPCError.self) { try await call.value })
    }

    @Test(arguments: [0.0, 0.5, 0.999]) func `connects again and again, later each time, with jitter`(
        chance: Double
    ) async throws {
        let target = FakeTarget()
        let pool = pool(target) { chance }
        let waiting = call(pool, options: CallOptions(waitsForReady: true))
        for (attempt, delay) in [100.0, 160, 256, 409.6].enumerated() {
            await target.dials.reach(attempt + 1)
            target.refuse()
            await clock.sleeps.reach(attempt + 1)
            let whole = Duration.milliseconds(delay * (1 + 0.2 * (2 * chance - 1)))
            // A moment before its time nothing has happened, however often one asks.
            clock.advance(by: whole - .microseconds(1))
            #expect(try await error(of: call(pool)).code == .unavailable)
            #expect(target.dials.count == attempt + 1)
            clock.advance(by: .microseconds(2))
        }
        await target.dials.reach(5)
        target.accept()
        _ = try await waiting.value
        #expect(target.calls.count == 1)
    }

    @Test func `fails a call while an address is left alone, with why and until when`() async throws {
        let target = FakeTarget("127.0.0.1:1")
        let pool = pool(target)
        let first = call(pool)
        await target.dials.reach(1)
        target.refuse()
        let fresh = try await error(of: first)
        #expect(fresh.message == "no connection to 127.0.0.1:1: refused")
        let error = try await error(of: call(pool))
        #expect(error.code == .unavailable && !error.mayHaveExecuted)
        #expect(error.message == "no connection to 127.0.0.1:1: refused; the next attempt is due in 0.1 s")
        #expect((error.cause as? NoConnection)?.retryDelay == .milliseconds(100))
        #expect(target.dials.count == 1)
    }

    @Test func `lets a call that waits for a connection wait until its deadline`() async throws {
        let target = FakeTarget()
        let pool = pool(target)
        let waiting = call(pool, options: CallOptions(timeout: .milliseconds(90), waitsForReady: true))
        await target.dials.reach(1)
        target.refuse()
        // Once for the attempt, once for the delay: both last no longer than the call.
        await clock.sleeps.reach(2)
        clock.advance(by: .milliseconds(89))
        #expect(target.dials.count == 1)
        clock.advance(by: .milliseconds(1))
        let error = try await error(of: waiting)
        #expect(error.code == .deadlineExceeded && !error.mayHaveExecuted)
        #expect(error.message == "the call's time ran out before there was a connection: no connection to a: refused")
    }

    @Test func `lets a call wait no longer for an attempt to connect than it has time`() async throws {
        let target = FakeTarget()
        let waiting = call(pool(target), options: CallOptions(timeout: .seconds(1)))
        await clock.sleeps.reach(1)
        clock.advance(by: .seconds(1))
        #expect(try await error(of: waiting).code == .deadlineExceeded)
        target.refuse()
    }

    @Test func `lets a cancelled call go at once`() async throws {
        let target = FakeTarget()
        let waiting = call(pool(target), options: CallOptions(waitsForReady: true))
        await target.dials.reach(1)
        waiting.cancel()
        let error = try await error(of: waiting)
        #expect(error.code == .cancelled && !error.mayHaveExecuted)
        target.refuse()
    }

    @Test func `sends a call that was refused unread to the next connection`() async throws {
        let (first, second) = (FakeTarget("a"), FakeTarget("b"))
        let pool = pool(first, second)
        try await connect(pool, first, second)
        first.answer([refused])
        second.answer([refused])
        for _ in 0..<2 { _ = try await call(pool).value }
        #expect(first.calls.count == 2 && second.calls.count == 2)
    }

    @Test func `gives a call up that nobody takes`() async throws {
        let target = FakeTarget()
        let pool = pool(target)
        try await connect(pool, target)
        target.answer([refused, refused, refused])
        #expect(try await error(of: call(pool)) == refused)
        #expect(target.calls.count == 3)
    }

    @Test func `repeats nothing that a server may have run`() async throws {
        let target = FakeTarget()
        let pool = pool(target)
        try await connect(pool, target)
        target.answer([.lost])
        #expect(try await error(of: call(pool)) == .lost)
        #expect(target.calls.count == 1)
    }

    @Test func `runs the closure of a stream once, even if the call was refused unread`() async throws {
        let target = FakeTarget()
        let pool = pool(target)
        try await connect(pool, target)
        target.answer([refused])
        let runs = Counter()
        let error = await #expect(throws: RPCError.self) {
            try await pool.serverStream(
                method("Count", .serverStream), Note(), replyType: Note.self, options: CallOptions()
            ) { replies in
                runs.add()
                return try await replies.collect()
            }
        }
        #expect(error == refused && runs.count == 1)
        // Before its closure has begun it is repeated like any call.
        target.answer([refused])
        _ = try await pool.clientStream(method("Sum", .clientStream), replyType: Note.self, options: CallOptions()) {
            (_: RequestWriter<Note>) in
        }
        #expect(target.calls.count == 3)
    }

    @Test func `fails waiting calls and later ones once it is closed`() async throws {
        let target = FakeTarget()
        let pool = pool(target)
        let waiting = call(pool, options: CallOptions(waitsForReady: true))
        await target.dials.reach(1)
        await pool.close()
        #expect(try await error(of: waiting) == .clientClosed)
        #expect(try await error(of: call(pool)) == .clientClosed)
        target.refuse()
    }

    private func connect(_ pool: TTRPCClientPool, _ targets: FakeTarget...) async throws {
        let connected = Task { try await pool.connect() }
        for target in targets {
            await target.dials.reach(1)
            target.accept()
        }
        try await connected.value
        // The second is known to be ready once it has had a call.
        while targets.contains(where: { $0.calls.count == 0 }) { _ = try await call(pool).value }
        for target in targets { target.calls.reset() }
    }
}
