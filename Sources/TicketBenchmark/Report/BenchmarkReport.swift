/// What a run has measured: the content of `--json`. docs/BENCHMARKING.md says what each field means.
struct BenchmarkReport: Codable, Sendable, Hashable {
    /// The form that this program writes. Fields may be added to it; none changes its meaning.
    static let currentForm = "ticketbench/1"

    /// Calls of one kind, or of all.
    struct Results: Codable, Sendable, Hashable {
        var calls: UInt64
        var errors: UInt64
        /// Those that ended with OK.
        var callsPerSecond: Double
        /// Nil where there were no calls.
        var latency: Latencies?
        /// By the names of the status codes.
        var statuses: [String: UInt64]
    }

    /// What processes used during the measurement.
    struct Usage: Codable, Sendable, Hashable {
        /// Empty for the program's own.
        var pids: [Int32]
        var cpuSeconds: Double
        /// Nil where there were no calls.
        var cpuSecondsPerHundredThousandCalls: Double?
        /// In use at the end.
        var residentBytes: Int64
        /// The most that was in use since the processes began.
        var residentBytesMax: Int64
    }

    /// Whether an open loop has counted latency from when a call was due.
    enum CoordinatedOmission: String, Codable, Sendable, Hashable {
        case corrected
        case notCorrected = "not_corrected"
    }

    var form = BenchmarkReport.currentForm
    /// The program's.
    var version: String
    /// As RFC 3339 writes it, in UTC.
    var startTime: String
    var setup: BenchmarkSetup
    var elapsedSeconds: Double
    var coordinatedOmission: CoordinatedOmission
    var all: Results
    /// By name; those that the mix leaves out are left out.
    var operations: [String: Results]
    /// Calls of an open loop that were due and never sent; they count as errors.
    var unsentCalls: UInt64
    /// From sending to the answer, for an open loop.
    var sendingLatency: Latencies?
    /// What the first failure with each status says.
    var firstErrors: [String: String]
    /// Nil where the server's processes are not known.
    var server: Usage?
    /// This program.
    var client: Usage
    var thresholds: [ThresholdVerdict] = []
}
