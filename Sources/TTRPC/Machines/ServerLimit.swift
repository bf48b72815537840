/// A bound that a peer has come up against. Operators count these.
package enum ServerLimit: String, Sendable, Hashable, CaseIterable {
    case frameBytes = "frame_bytes"
    case metadata
    case runningCalls = "running_calls"
    case requestBytes = "request_bytes"
    case processBytes = "process_bytes"
    case streamQueue = "stream_queue"
    case streamWindow = "stream_window"
    case connectionWindow = "connection_window"
    case inflatedBytes = "inflated_bytes"
    case resets
    case errors
    case controlFrames = "control_frames"
    case pings
    case silence
    case headerTime = "header_time"
    case bodyTime = "body_time"
    case slowReader = "slow_reader"
    case handshakeTime = "handshake_time"
    case connections
    case connectionsPerAddress = "connections_per_address"
    case connectionsUnauthenticated = "connections_unauthenticated"
    case drainGrace = "drain_grace"
}

extension CloseReason {
    /// The bound behind it, if there is one.
    package var limit: ServerLimit? {
        switch self {
        case .slowHeader: .headerTime
        case .slowBody: .bodyTime
        case .slowReader: .slowReader
        case .silentPeer: .silence
        case .oversizedControlFrame: .frameBytes
        case .connectionWindow: .connectionWindow
        case .tooManyPings: .pings
        case .tooManyResets: .resets
        case .tooManyErrors: .errors
        case .tooManyControlFrames: .controlFrames
        case .reservedLength, .drained, .malformedControlFrame, .idleStream, .streamIDOrder, .creditOverflow,
            .emptyIncrement:
            nil
        }
    }
}
