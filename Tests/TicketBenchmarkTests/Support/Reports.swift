import TTRPC

@testable import TicketBenchmark

/// Reports that tests make up.
enum Reports {
    /// A hundred calls of which the n-th took n milliseconds and one failed.
    static func hundred(
        connections: Int = 2, millisecondsPerCall: Int64 = 1, cpuNanoseconds: Int64 = 50_000_000
    ) -> BenchmarkReport {
        var record = Recorder.Record()
        for number in 1...100 as ClosedRange<Int64> {
            record.operations[Operation.get.index].record(
                number == 50 ? .notFound : .ok, nanoseconds: number * millisecondsPerCall * 1_000_000)
        }
        record.messages[.notFound] = "there is no ticket 7"
        let server = ProcessUsage(cpuNanoseconds: cpuNanoseconds)
        let own = ProcessUsage(cpuNanoseconds: 20_000_000)
        return BenchmarkReport(
            setup(connections: connections), startTime: "2026-11-22T13:00:00Z", record: record,
            elapsedNanoseconds: 2_000_000_000, usage: UsageSpan(server: server, own: own), serverPIDs: [42])
    }

    static func setup(connections: Int = 2) -> BenchmarkSetup {
        BenchmarkSetup(
            loop: .closed, connections: connections, inFlight: 8, ratePerSecond: nil, durationSeconds: 2,
            warmUpSeconds: 1, mix: ["get": 1], seed: 1, tickets: 10, desk: "account-portal", transport: "tcp",
            servers: ["127.0.0.1:7411"])
    }
}

extension ProcessUsage {
    init(cpuNanoseconds: Int64) {
        self.init()
        self.cpuNanoseconds = cpuNanoseconds
        residentBytes = 1_048_576
        residentBytesMax = 2_097_152
    }
}
