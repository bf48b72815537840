/// A promise of the protocol that a run has broken.
public struct BenchFailure: Error, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws ``BenchFailure`` unless `holds`.
func promise(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(BenchFailure) {
    if !holds { throw BenchFailure(otherwise()) }
}
