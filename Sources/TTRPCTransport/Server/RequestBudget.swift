internal import Synchronization

/// Bounds the payload bytes of all requests that are at work in handlers off the event loops, over all connections.
///
/// A connection that has used up its own share stops reading; when all of them together are too much, the call that
/// comes is refused.
final class RequestBudget: Sendable {
    private let byteCountMax: Int
    private let used = Atomic<Int>(0)

    init(byteCountMax: Int) {
        self.byteCountMax = byteCountMax
    }

    /// - Returns: false when the budget does not allow it; then nothing is to be given back.
    func take(_ byteCount: Int) -> Bool {
        let (_, sum) = used.wrappingAdd(byteCount, ordering: .relaxed)
        if sum <= byteCountMax { return true }
        giveBack(byteCount)
        return false
    }

    func giveBack(_ byteCount: Int) {
        used.wrappingSubtract(byteCount, ordering: .relaxed)
    }
}
