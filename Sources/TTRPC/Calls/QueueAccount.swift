/// Counts the messages of one stream that wait in a bounded queue.
struct QueueAccount: Sendable {
    let messagesMax: Int
    let bytesMax: Int
    private(set) var messageCount = 0
    private(set) var byteCount = 0

    init(messagesMax: Int, bytesMax: Int) {
        self.messagesMax = messagesMax
        self.bytesMax = bytesMax
    }

    /// An empty queue takes any message, or one above the limit could never pass.
    func hasRoom(byteCount count: Int) -> Bool {
        messageCount == 0 || messageCount < messagesMax && byteCount + count <= bytesMax
    }

    /// Adds a message if there is room.
    mutating func add(byteCount count: Int) -> Bool {
        guard hasRoom(byteCount: count) else { return false }
        messageCount += 1
        byteCount += count
        return true
    }

    /// Empties the queue.
    mutating func removeAll() {
        messageCount = 0
        byteCount = 0
    }

    mutating func remove(byteCount count: Int) {
        messageCount -= 1
        byteCount -= count
    }

    /// True when a waiting sender should try again: waking it for each message would cost a switch each.
    var isBelowHalf: Bool {
        messageCount <= messagesMax / 2 && byteCount <= bytesMax / 2
    }
}
