internal import DequeModule

/// The flow of messages on one stream of a client, each way. Unary calls to plain servers have none.
struct ClientFlow: Sendable {
    /// Frames that wait for the connection to become writable, or for credit.
    var waiting = Deque<ClientConnectionMachine.WaitingFrame>()
    /// True while the stream stands in a line of those that have something to send.
    var isInLine = false
    /// What the server takes; nil on a plain connection.
    var credit: FlowCredit?
    /// What this side takes; nil on a plain connection.
    var window: FlowWindow?
    /// Of each message that its reader has not taken, the bytes that count against the windows.
    var unread = Deque<Int>()

    /// The extension has been agreed on. What came before does not count.
    mutating func extend(_ settings: ExtensionSettings) {
        credit = FlowCredit(windowBytes: settings.sendStreamWindowBytes)
        window = FlowWindow(windowBytes: settings.receiveStreamWindowBytes)
    }

    /// The reader has taken messages.
    ///
    /// - Returns: the bytes that count.
    mutating func take(_ count: Int) -> Int {
        let count = min(max(0, count), unread.count)
        let byteCount = unread.prefix(count).reduce(0, +)
        unread.removeFirst(count)
        return byteCount
    }
}
