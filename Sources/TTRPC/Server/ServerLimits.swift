/// What a server puts up with from one connection. Every number can be configured.
public struct ServerLimits: Sendable, Hashable {
    /// Data bytes of a frame, in and out. Peers in the field take no more than 4 MiB.
    public var frameBytesMax = FrameHeader.dataBytesMax
    public var metadata = MetadataLimits()
    /// Handlers of one connection that run off the event loop at a time. A slot is free when the handler has returned,
    /// not when its caller has given up.
    public var runningHandlersMax = 100
    /// Payload bytes of all requests of one connection whose handlers run; past it, reading stops.
    public var requestBytesInFlightMax = 16 << 20
    /// Messages that a stream's handler may be ahead of what its connection has written; then it is suspended.
    public var queuedMessagesMax = 64
    /// Bytes that a stream's handler may be ahead of what its connection has written; then it is suspended.
    public var queuedBytesMax = 1 << 20
    /// Messages that a plain peer may be ahead of a stream's handler; then the stream ends with RESOURCE_EXHAUSTED.
    public var receivedMessagesMax = 64
    /// Bytes that a plain peer may be ahead of a stream's handler; then the stream ends with RESOURCE_EXHAUSTED.
    public var receivedBytesMax = 1 << 20
    /// Streams that ended here before the peer had sent its last message, and whose messages are dropped; the oldest
    /// are forgotten, and what comes on them is answered as data on a closed stream.
    public var earlyEndedStreamsMax = 1024
    /// How long a peer may leave its connection clogged before the streams that have messages waiting end with
    /// RESOURCE_EXHAUSTED; after twice as long, the connection closes.
    public var slowReaderGrace: Duration = .seconds(30)
    /// How long a frame's header may take from its first byte to its last.
    public var headerTimeout: Duration = .seconds(10)
    /// How long a frame's body may take at least, from the header's last byte to its own.
    public var bodyTimeoutMin: Duration = .seconds(10)
    /// A large body may take longer than ``bodyTimeoutMin``: as long as it takes at so many bytes a second.
    public var bodyBytesPerSecondMin = 4096
    /// Ranges of stream ids that a peer has passed over and may still use; the lowest are forgotten, as used.
    public var skippedStreamRangesMax = 128

    /// Data bytes of a frame before the connection was authenticated, where the server asks for that.
    public var unauthenticatedFrameBytesMax = 64 << 10
    /// What an extended peer may send on a stream before its handler has read it.
    public var streamWindowBytes = 64 << 10
    /// What an extended peer may send on all streams together before the handlers have read it.
    public var connectionWindowBytes = 1 << 20
    /// Calls that an extended peer may give up in every ``abusePeriod``.
    public var resetsMax = 200
    /// Requests and messages that make no sense, which a peer may send in every ``abusePeriod``.
    public var errorsMax = 200
    /// Frames that carry nothing, which a peer may send in every ``abusePeriod``: control frames, and empty data.
    public var controlFramesMax = 200
    /// The period of ``resetsMax``, ``errorsMax`` and ``controlFramesMax``; it begins with the first of its kind.
    public var abusePeriod: Duration = .seconds(30)
    /// An increment below this counts as a control frame: an honest reader's are larger.
    public var incrementBytesMin = 4096
    /// How long an extended peer with open calls may say nothing before it is asked.
    public var pingSilence: Duration = .seconds(30)
    /// How long it then has to say anything.
    public var pingTimeout: Duration = .seconds(20)
    /// The shortest time between two pings of a peer.
    public var pingIntervalMin: Duration = .seconds(10)
    /// How many pings in a row may come sooner.
    public var pingStrikesMax = 2

    public init() {}
}
