import Testing

@testable import TicketService

@Suite("A meter of calls")
struct RateMeterTests {
    private static let second: Int64 = 1_000_000_000

    @Test func `lets a burst in at once, then one call for each interval`() {
        var meter = RateMeter<String>(RateLimit(callsPerSecond: 20, burst: 40))
        #expect(admitted(in: &meter, from: 0, to: 0) == 40)
        #expect(meter.wait(of: "ana", at: 0) == Self.second / 20)
        #expect(admitted(in: &meter, from: 1_000_000, to: Self.second) == 20)
        #expect(admitted(in: &meter, from: 11 * Self.second, to: 11 * Self.second) == 40)
    }

    @Test func `says to the nanosecond how long to wait`() {
        var meter = RateMeter<String>(RateLimit(callsPerSecond: 3, burst: 2))
        meter.note("ana", at: 7)
        meter.note("ana", at: 7)
        let wait = meter.wait(of: "ana", at: 7)
        #expect(wait > 0)
        #expect(meter.wait(of: "ana", at: 7 + wait - 1) == 1)
        #expect(meter.wait(of: "ana", at: 7 + wait) == 0)
    }

    @Test func `keeps callers apart`() {
        var meter = RateMeter<String>(RateLimit(callsPerSecond: 1, burst: 1))
        meter.note("ana", at: 0)
        #expect(meter.wait(of: "ana", at: 0) > 0)
        #expect(meter.wait(of: "bruno", at: 0) == 0)
    }

    @Test func `forgets whoever has not called for a while`() {
        var meter = RateMeter<Int>(RateLimit(callsPerSecond: 100, burst: 10))
        for caller in 0..<1_000_000 { meter.note(caller, at: Int64(caller) * Self.second) }
        #expect(meter.count <= 1_024)
    }

    @Test func `limits no less than one call a second and no more than a million`() {
        #expect(RateLimit(callsPerSecond: 0, burst: -1) == RateLimit(callsPerSecond: 1, burst: 1))
        #expect(RateLimit(callsPerSecond: .max, burst: .max) == RateLimit(callsPerSecond: 1_000_000, burst: 1_000_000))
    }

    /// How many calls of somebody who always tries go ahead, trying every millisecond.
    private func admitted(in meter: inout RateMeter<String>, from start: Int64, to end: Int64) -> Int {
        var count = 0
        for now in stride(from: start, through: end, by: 1_000_000) {
            while meter.wait(of: "ana", at: now) == 0 {
                meter.note("ana", at: now)
                count += 1
            }
        }
        return count
    }
}
