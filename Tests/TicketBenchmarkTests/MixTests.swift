import ArgumentParser
import Testing

@testable import TicketBenchmark

@Suite("The mix of operations")
struct MixTests {
    @Test("is read as it is written", arguments: ["get=1", "get=80,create=20", "transition=2,list=0"])
    func parsing(text: String) throws {
        let mix = try Mix(parsing: text)
        #expect(try Mix(parsing: mix.description) == mix)
    }

    @Test(
        "that is wrong is refused with the part at fault",
        arguments: [
            ("", "\"\" is no operation; there are get, list, search, create, comment, transition"),
            ("get=1,delete=2", "\"delete\" is no operation"),
            ("get", "write get=WEIGHT"),
            ("get=-1", "write get=WEIGHT"),
            ("get=1.5", "write get=WEIGHT"),
            ("get=1000001", "write get=WEIGHT"),
            ("get=1,get=2", "get stands twice"),
            ("get=0,list=0", "at least one weight is above 0"),
        ])
    func refusal(text: String, message: String) throws {
        let error = try #require(throws: ValidationError.self) { try Mix(parsing: text) }
        #expect(error.message.contains(message))
    }

    @Test("gives each operation its share, and none to those without weight")
    func shares() throws {
        let plan = CallPlan(mix: try Mix(parsing: "get=3,create=1"), seed: 7)
        var counts: [Operation: Int] = [:]
        for index in 0..<40_000 as Range<UInt64> { counts[plan.call(index).operation, default: 0] += 1 }
        #expect(counts.keys.count == 2)
        #expect((29_000...31_000).contains(counts[.get] ?? 0))
    }

    @Test("is called in the same order for the same seed, and in another for another")
    func seeds() {
        let calls = { (seed: UInt64) in
            (0..<100 as Range<UInt64>).map { CallPlan(mix: .standard, seed: seed).call($0) }
        }
        #expect(calls(1) == calls(1))
        #expect(calls(1) != calls(2))
    }
}
