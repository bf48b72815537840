/// Whether a run kept a threshold.
struct ThresholdVerdict: Codable, Sendable, Hashable {
    /// As it was given.
    let threshold: String
    let holds: Bool
    /// Microseconds, a share from 0 to 1, or calls a second; nil where there was nothing to measure.
    let measured: Double?
    /// What a person reads.
    let message: String
}
