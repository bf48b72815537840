internal import Histogram
internal import TTRPC

/// Latencies in nanoseconds, with three significant digits.
typealias LatencyHistogram = Histogram<UInt64>

/// How calls ended, and how long they took.
struct Tally: Sendable {
    private(set) var latencies = LatencyHistogram(numberOfSignificantValueDigits: .three)
    /// By the number of the status code.
    private var codes = [UInt64](repeating: 0, count: StatusCode.allCases.count)

    /// All calls.
    var count: UInt64 { latencies.totalCount }

    /// Those that did not end with OK.
    var errorCount: UInt64 { count - codes[Int(StatusCode.ok.rawValue)] }

    /// How often each code came, those that did not left out.
    var statuses: [(code: StatusCode, count: UInt64)] {
        StatusCode.allCases.map { ($0, codes[Int($0.rawValue)]) }.filter { $0.1 > 0 }
    }

    mutating func record(_ code: StatusCode, nanoseconds: Int64, count: UInt64 = 1) {
        latencies.record(UInt64(max(nanoseconds, 0)), count: count)
        codes[Int(code.rawValue)] += count
    }

    mutating func add(_ other: Tally) {
        latencies.add(other.latencies)
        for index in codes.indices { codes[index] += other.codes[index] }
    }

    mutating func reset() {
        latencies.reset()
        for index in codes.indices { codes[index] = 0 }
    }
}
