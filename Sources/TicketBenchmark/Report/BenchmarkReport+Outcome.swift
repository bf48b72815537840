internal import TTRPC
internal import TicketMessages

extension BenchmarkReport {
    /// What a run comes to.
    ///
    /// - Parameter startTime: when it began, as RFC 3339 writes it.
    init(
        _ setup: BenchmarkSetup, startTime: String, record: Recorder.Record, elapsedNanoseconds: Int64,
        usage: UsageSpan, serverPIDs: [Int32]
    ) {
        let seconds = Double(elapsedNanoseconds) / 1e9
        let total = record.total
        self.init(
            version: TicketVersion.current, startTime: startTime, setup: setup, elapsedSeconds: seconds,
            coordinatedOmission: setup.loop == .open ? .corrected : .notCorrected,
            all: Results(total, seconds: seconds), operations: [:], unsentCalls: record.unsent.count,
            sendingLatency: Latencies(record.sending),
            firstErrors: Dictionary(uniqueKeysWithValues: record.messages.map { ($0.key.name, $0.value) }),
            server: usage.server.map { Usage($0, pids: serverPIDs, calls: total.count - record.unsent.count) },
            client: Usage(usage.own, pids: [], calls: total.count - record.unsent.count))
        for operation in Operation.allCases where setup.mix[operation.rawValue] != nil {
            operations[operation.rawValue] = Results(record.operations[operation.index], seconds: seconds)
        }
    }

    fileprivate static func rate(_ calls: UInt64, _ seconds: Double) -> Double {
        seconds > 0 ? (Double(calls) / seconds * 1_000).rounded() / 1_000 : 0
    }
}

extension BenchmarkReport.Results {
    fileprivate init(_ tally: Tally, seconds: Double) {
        self.init(
            calls: tally.count, errors: tally.errorCount,
            callsPerSecond: BenchmarkReport.rate(tally.count - tally.errorCount, seconds),
            latency: Latencies(tally.latencies),
            statuses: Dictionary(uniqueKeysWithValues: tally.statuses.map { ($0.code.name, $0.count) }))
    }
}

extension BenchmarkReport.Usage {
    fileprivate init(_ usage: ProcessUsage, pids: [Int32], calls: UInt64) {
        let seconds = Double(usage.cpuNanoseconds) / 1e9
        self.init(
            pids: pids, cpuSeconds: seconds,
            cpuSecondsPerHundredThousandCalls: calls > 0 ? seconds / Double(calls) * 100_000 : nil,
            residentBytes: usage.residentBytes, residentBytesMax: usage.residentBytesMax)
    }
}
