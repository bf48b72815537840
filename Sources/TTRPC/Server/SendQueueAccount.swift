/// Counts what a stream's handler has sent and its connection has not written yet.
struct SendQueueAccount: Sendable {
    private(set) var messageCount = 0
    private(set) var byteCount = 0

    /// An empty queue takes any frame, or one above the limit could never leave.
    func hasRoom(byteCount count: Int, limits: ServerLimits) -> Bool {
        messageCount == 0
            || messageCount < limits.queuedMessagesMax && byteCount + count <= limits.queuedBytesMax
    }

    /// Adds a frame if there is room.
    mutating func add(byteCount count: Int, limits: ServerLimits) -> Bool {
        guard hasRoom(byteCount: count, limits: limits) else { return false }
        messageCount += 1
        byteCount += count
        return true
    }

    mutating func remove(byteCount count: Int) {
        messageCount -= 1
        byteCount -= count
    }

    /// True when a waiting sender should try again: waking it for each message would cost a switch each.
    func isBelowHalf(of limits: ServerLimits) -> Bool {
        messageCount <= limits.queuedMessagesMax / 2 && byteCount <= limits.queuedBytesMax / 2
    }
}
