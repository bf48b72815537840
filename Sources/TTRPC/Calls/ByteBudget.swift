internal import Synchronization

/// Bounds bytes that wait somewhere, over all connections of a process.
package final class ByteBudget: Sendable {
    private let byteCountMax: Int
    private let used = Atomic<Int>(0)

    package init(byteCountMax: Int) {
        self.byteCountMax = byteCountMax
    }

    /// Bytes that are taken at present.
    package var usedBytes: Int { used.load(ordering: .relaxed) }

    /// - Returns: false when the budget does not allow it; then nothing is to be given back.
    package func take(_ byteCount: Int) -> Bool {
        let (_, sum) = used.wrappingAdd(byteCount, ordering: .relaxed)
        if sum <= byteCountMax { return true }
        giveBack(byteCount)
        return false
    }

    package func giveBack(_ byteCount: Int) {
        used.wrappingSubtract(byteCount, ordering: .relaxed)
    }
}
