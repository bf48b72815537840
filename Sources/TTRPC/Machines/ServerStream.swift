internal import DequeModule

/// What the server's machine knows of a call that runs off the event loop.
struct ServerStream: Sendable {
    /// One packed frame that waits for the connection to become writable.
    struct QueuedFrame: Sendable {
        let bytes: [UInt8]
        /// False for the frame that ends the stream.
        let isMessage: Bool
    }

    let shape: CallShape
    let deadline: MonotonicTime?
    /// Payload bytes of the request, counted until the handler has returned.
    let requestBytes: Int
    /// True when the peer has said that it sends nothing more.
    var isRemoteClosed: Bool
    /// False once the peer has been told how the call ended.
    var isOpen = true
    /// False once the handler has returned.
    var isRunning = true
    var queue = Deque<QueuedFrame>()
}
