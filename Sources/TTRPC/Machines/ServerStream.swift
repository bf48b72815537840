internal import DequeModule

/// What the server's machine knows of a call that runs off the event loop.
struct ServerStream: Sendable {
    /// One packed frame that waits for the connection to become writable, or for credit.
    struct QueuedFrame: Sendable {
        enum Kind: Sendable {
            /// Metadata ahead of everything else.
            case headers
            case message
            /// What ends the stream; trailers are part of it.
            case closing
        }

        let bytes: [UInt8]
        let kind: Kind
    }

    let shape: CallShape
    let deadline: MonotonicTime?
    /// Payload bytes of the request, counted until the handler has returned.
    var requestBytes: Int
    /// True when the peer has said that it sends nothing more.
    var isRemoteClosed: Bool
    /// False once the peer has been told how the call ended.
    var isOpen = true
    /// False once the handler has returned.
    var isRunning = true
    var queue = Deque<QueuedFrame>()
    /// Nil on a plain connection.
    var flow: StreamFlow?
}
