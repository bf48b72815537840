/// One of the figures that a histogram comes to.
enum LatencyFigure: String, Sendable, Hashable, CaseIterable {
    case p50
    case p90
    case p99
    case p999 = "p99.9"
    case p9999 = "p99.99"
    case max
    case mean

    /// The figure of some latencies, in microseconds.
    func microseconds(_ latencies: Latencies) -> Double {
        switch self {
        case .p50: latencies.p50Microseconds
        case .p90: latencies.p90Microseconds
        case .p99: latencies.p99Microseconds
        case .p999: latencies.p999Microseconds
        case .p9999: latencies.p9999Microseconds
        case .max: latencies.maxMicroseconds
        case .mean: latencies.meanMicroseconds
        }
    }
}
