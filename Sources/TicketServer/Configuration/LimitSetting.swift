internal import TTRPC
internal import TTRPCTransport

/// A bound of the protocol that an operator may set; defaults and meaning stand in docs/OPERATIONS.md.
public enum LimitSetting: String, Sendable, CaseIterable {
    /// Data bytes of a frame.
    case frameBytes = "frame_bytes"
    /// Data bytes of a frame before Hello's token was good.
    case unauthenticatedFrameBytes = "unauthenticated_frame_bytes"
    /// Handlers of one connection that run at a time.
    case runningCalls = "running_calls"
    /// Bytes of a call's metadata.
    case metadataBytes = "metadata_bytes"
    /// Pairs of a call's metadata.
    case metadataPairs = "metadata_pairs"
    /// What an extended peer may send on a stream before it is read.
    case streamWindowBytes = "stream_window_bytes"
    /// What an extended peer may send on all streams before it is read.
    case connectionWindowBytes = "connection_window_bytes"
    /// Messages of a stream that wait for a plain peer or for its handler.
    case queuedMessages = "queued_messages"
    /// Bytes of a stream that wait for a peer or, from a plain one, for its handler.
    case queuedBytes = "queued_bytes"
    /// Payload bytes of a connection's requests at work; beyond it reading stops.
    case connectionRequestBytes = "connection_request_bytes"
    /// Bytes of all requests at work and of all messages that wait.
    case processBytes = "process_bytes"
    /// Calls that a peer may give up in a period.
    case resets
    /// Requests and messages without sense in a period.
    case errors
    /// Frames that carry nothing in a period.
    case controlFrames = "control_frames"
    /// The period of the three.
    case abusePeriodSeconds = "abuse_period_seconds"
    /// A smaller increment counts as a control frame.
    case incrementBytes = "increment_bytes"
    /// Silence of a peer with open calls before it is asked.
    case pingSilenceSeconds = "ping_silence_seconds"
    /// How long it then has.
    case pingTimeoutSeconds = "ping_timeout_seconds"
    /// The shortest time between two pings of a peer.
    case pingIntervalSeconds = "ping_interval_seconds"
    /// How many pings in a row may come sooner.
    case pingStrikes = "ping_strikes"
    /// How long a frame's header may take.
    case headerSeconds = "header_seconds"
    /// How long the body of a small frame may take.
    case bodySeconds = "body_seconds"
    /// The least rate of a large body.
    case bodyBytesPerSecond = "body_bytes_per_second"
    /// How long a peer may leave its connection clogged.
    case slowReaderSeconds = "slow_reader_seconds"
    /// Streams whose late messages are dropped in silence.
    case endedStreams = "ended_streams"
    /// How long a TLS handshake may take.
    case handshakeSeconds = "handshake_seconds"
    /// Connections at a time.
    case connections
    /// Connections from one address; loopback is exempt.
    case connectionsPerAddress = "connections_per_address"
    /// Connections whose peer has given no good token with Hello.
    case connectionsUnauthenticated = "connections_unauthenticated"

    /// Its key in a file; in the environment it is `TICKETD_LIMITS_` and the name in capitals.
    public var key: String { "limits.\(rawValue)" }
}

extension LimitSetting {
    /// What it may be set to.
    var range: ClosedRange<Int> {
        switch self {
        case .frameBytes: 65_536...4_194_304
        case .unauthenticatedFrameBytes: 4_096...4_194_304
        case .runningCalls: 1...10_000
        case .metadataBytes: 256...1_048_576
        case .metadataPairs: 4...10_000
        case .streamWindowBytes: 1_024...67_108_864
        case .connectionWindowBytes, .queuedBytes: 1_024...1_073_741_824
        case .queuedMessages: 1...100_000
        case .connectionRequestBytes: 65_536...1_073_741_824
        case .processBytes: 1_048_576...68_719_476_736
        case .resets, .errors, .controlFrames, .endedStreams, .connections, .connectionsPerAddress,
            .connectionsUnauthenticated:
            1...1_000_000
        case .abusePeriodSeconds, .headerSeconds, .bodySeconds, .slowReaderSeconds, .handshakeSeconds: 1...3_600
        case .incrementBytes: 1...1_048_576
        case .pingSilenceSeconds, .pingTimeoutSeconds: 1...86_400
        case .pingIntervalSeconds: 0...86_400
        case .pingStrikes: 0...1_000
        case .bodyBytesPerSecond: 1...1_073_741_824
        }
    }

    /// Sets it.
    func apply(_ value: Int, to configuration: inout ServerConfiguration) {
        switch self {
        case .frameBytes: configuration.limits.frameBytesMax = value
        case .unauthenticatedFrameBytes: configuration.limits.unauthenticatedFrameBytesMax = value
        case .runningCalls: configuration.limits.runningHandlersMax = value
        case .metadataBytes: configuration.limits.metadata.byteCountMax = value
        case .metadataPairs: configuration.limits.metadata.pairCountMax = value
        case .streamWindowBytes: configuration.limits.streamWindowBytes = value
        case .connectionWindowBytes: configuration.limits.connectionWindowBytes = value
        case .queuedMessages:
            configuration.limits.queuedMessagesMax = value
            configuration.limits.receivedMessagesMax = value
        case .queuedBytes:
            configuration.limits.queuedBytesMax = value
            configuration.limits.receivedBytesMax = value
        case .connectionRequestBytes: configuration.limits.requestBytesInFlightMax = value
        case .processBytes: configuration.requestBytesInFlightMax = value
        case .resets: configuration.limits.resetsMax = value
        case .errors: configuration.limits.errorsMax = value
        case .controlFrames: configuration.limits.controlFramesMax = value
        case .abusePeriodSeconds: configuration.limits.abusePeriod = .seconds(value)
        case .incrementBytes: configuration.limits.incrementBytesMin = value
        case .pingSilenceSeconds: configuration.limits.pingSilence = .seconds(value)
        case .pingTimeoutSeconds: configuration.limits.pingTimeout = .seconds(value)
        case .pingIntervalSeconds: configuration.limits.pingIntervalMin = .seconds(value)
        case .pingStrikes: configuration.limits.pingStrikesMax = value
        case .headerSeconds: configuration.limits.headerTimeout = .seconds(value)
        case .bodySeconds: configuration.limits.bodyTimeoutMin = .seconds(value)
        case .bodyBytesPerSecond: configuration.limits.bodyBytesPerSecondMin = value
        case .slowReaderSeconds: configuration.limits.slowReaderGrace = .seconds(value)
        case .endedStreams: configuration.limits.earlyEndedStreamsMax = value
        case .handshakeSeconds: configuration.tls?.handshakeTimeout = .seconds(value)
        case .connections: configuration.connectionsMax = value
        case .connectionsPerAddress: configuration.connectionsPerAddressMax = value
        case .connectionsUnauthenticated: configuration.connectionsUnauthenticatedMax = value
        }
    }
}
