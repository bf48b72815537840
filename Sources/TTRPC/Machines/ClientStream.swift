/// What the client's machine knows of an open call.
struct ClientStream: Sendable {
    let shape: CallShape
    let deadline: MonotonicTime?
    /// Messages and bytes that were given out and that the reader has not taken yet.
    var bufferedMessages = 0
    var bufferedBytes = 0
    /// What the server has sent so far.
    var hasHeaders = false
    var hasMessages = false
    var hasTrailers = false

    func isFull(_ limits: ClientLimits, times factor: Int = 1) -> Bool {
        bufferedMessages >= limits.bufferedMessagesMax * factor || bufferedBytes >= limits.bufferedBytesMax * factor
    }
}
