import TTRPC
import Testing

@testable import TicketBenchmark

@Suite("An open loop")
struct ArrivalTests {
    private static let second: Int64 = 1_000_000_000

    @Test("has calls due at even distances, as many as fit before its end")
    func schedule() {
        let schedule = ArrivalSchedule(ratePerSecond: 4, endNanoseconds: Self.second)
        #expect(schedule.count == 4)
        #expect((0..<4).map { schedule.dueNanoseconds($0) } == [0, 250_000_000, 500_000_000, 750_000_000])
        #expect(schedule.index(after: -1) == 0)
        #expect(schedule.index(after: 0) == 1)
        #expect(schedule.index(after: 249_999_999) == 1)
        #expect(schedule.index(after: 250_000_000) == 2)
    }

    @Test("gives no call before it is due, and each to who has waited longest")
    func waiting() {
        var queue = queue(ratePerSecond: 10)
        #expect(index(queue.take(atNanoseconds: 0)) == 0)
        #expect(index(queue.take(atNanoseconds: 99_999_999)) == nil)
        queue.park("a")
        queue.park("b")
        let early = queue.release(atNanoseconds: 50_000_000)
        #expect(early.calls.isEmpty)
        #expect(early.wakeNanoseconds == 100_000_000)
        let due = queue.release(atNanoseconds: 100_000_000)
        #expect(due.calls.map(\.waiter) == ["a"])
        #expect(due.calls.map(\.call) == [DueCall(index: 1, intendedNanoseconds: 100_000_000)])
        #expect(due.wakeNanoseconds == 200_000_000)
    }

    @Test("keeps what nobody was free for, and gives it out late with the time when it was due")
    func lateness() {
        var queue = queue(ratePerSecond: 10)
        let answer = queue.take(atNanoseconds: 550_000_000)
        guard case .call(let call) = answer else {
            Issue.record("no call, but \(answer)")
            return
        }
        #expect(call == DueCall(index: 0, intendedNanoseconds: 0))
        // Five more are late: whoever is free takes them without being woken.
        #expect(queue.release(atNanoseconds: 550_000_000).wakeNanoseconds == 600_000_000)
    }

    @Test("ends when all calls are given out, and dismisses who waits")
    func ending() {
        var queue = queue(ratePerSecond: 1)
        #expect(index(queue.take(atNanoseconds: 0)) == 0)
        queue.park("a")
        let release = queue.release(atNanoseconds: Self.second)
        #expect(release.dismissed == ["a"])
        #expect(release.wakeNanoseconds == nil)
        guard case .ended = queue.take(atNanoseconds: Self.second) else {
            Issue.record("there was another call")
            return
        }
    }

    @Test("counts what was never sent, with the time that it has waited")
    func unsent() {
        var queue = queue(ratePerSecond: 10)
        #expect(index(queue.take(atNanoseconds: 0)) == 0)
        let last = 3 * Self.second
        guard case .ended = queue.take(atNanoseconds: last) else {
            Issue.record("it goes on longer than it may")
            return
        }
        let unsent = queue.unsent(atNanoseconds: last, dueFrom: 500_000_000)
        #expect(unsent.map(\.count).reduce(0, +) == 5)
        #expect(unsent.first?.waitedNanoseconds == 2_500_000_000)
    }

    @Test("shows a server's pause in the latency of every call that was due meanwhile")
    func coordinatedOmission() throws {
        // A hundred calls a second for ten seconds, one at a time; each takes 1 ms, but the server stalls for a second
        // in the 500th.
        let record = simulated(ratePerSecond: 100, endNanoseconds: 10 * Self.second) { index in
            index == 500 ? Self.second : 1_000_000
        }
        let corrected = try #require(Latencies(record.total.latencies))
        let sending = try #require(Latencies(record.sending))
        #expect(record.total.count == 1_000)
        #expect(sending.p99Microseconds < 1_100)
        #expect(corrected.p50Microseconds < 1_100)
        // About 110 calls were held up, the ten longest of them for 910 ms and more.
        #expect(corrected.p90Microseconds > 1_100)
        #expect(corrected.p99Microseconds > 850_000)
        #expect(corrected.maxMicroseconds == 1_000_000)
    }

    /// One caller after a schedule, on a clock that only goes on while it waits.
    private func simulated(
        ratePerSecond: Double, endNanoseconds: Int64, takes: (UInt64) -> Int64
    ) -> Recorder.Record {
        let shape = LoadShape(
            connections: 1, inFlight: 1, ratePerSecond: ratePerSecond, duration: .nanoseconds(endNanoseconds),
            warmUp: .zero, drain: .seconds(30))
        let recorder = Recorder(shape, hasIntervals: false)
        let schedule = ArrivalSchedule(ratePerSecond: ratePerSecond, endNanoseconds: shape.endNanoseconds)
        var queue = ArrivalQueue<Int>(schedule, lastNanoseconds: .max)
        var now: Int64 = 0
        while true {
            switch queue.take(atNanoseconds: now) {
            case .call(let call):
                let sent = now
                now += takes(call.index)
                recorder.add(call, .get, nil, sent: sent, ended: now)
            case .wait:
                guard let wake = queue.release(atNanoseconds: now).wakeNanoseconds else { return recorder.record }
                now = wake
            case .ended: return recorder.record
            }
        }
    }

    private func queue(ratePerSecond: Double) -> ArrivalQueue<String> {
        let schedule = ArrivalSchedule(ratePerSecond: ratePerSecond, endNanoseconds: Self.second)
        return ArrivalQueue(schedule, lastNanoseconds: 2 * Self.second)
    }

    private func index(_ answer: ArrivalQueue<String>.Answer) -> UInt64? {
        if case .call(let call) = answer { call.index } else { nil }
    }
}
