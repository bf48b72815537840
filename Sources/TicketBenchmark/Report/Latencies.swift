internal import Histogram

/// What a histogram of latencies comes to, in microseconds.
struct Latencies: Codable, Sendable, Hashable {
    let meanMicroseconds: Double
    let p50Microseconds: Double
    let p90Microseconds: Double
    let p99Microseconds: Double
    /// 99.9%.
    let p999Microseconds: Double
    /// 99.99%.
    let p9999Microseconds: Double
    let maxMicroseconds: Double

    /// Nil where nothing was recorded.
    init?(_ histogram: LatencyHistogram) {
        guard histogram.totalCount > 0 else { return nil }
        let microseconds = { (nanoseconds: UInt64) in Double(nanoseconds) / 1_000 }
        meanMicroseconds = (histogram.mean / 10).rounded() / 100
        p50Microseconds = microseconds(histogram.valueAtPercentile(50))
        p90Microseconds = microseconds(histogram.valueAtPercentile(90))
        p99Microseconds = microseconds(histogram.valueAtPercentile(99))
        p999Microseconds = microseconds(histogram.valueAtPercentile(99.9))
        p9999Microseconds = microseconds(histogram.valueAtPercentile(99.99))
        maxMicroseconds = microseconds(histogram.maxRecorded)
    }
}
