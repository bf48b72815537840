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
    /// How many bytes a frame's body must grow by in every `bodyInterval`, unless it is complete before.
    public var bodyBytesPerInterval = 40 << 10
    /// See ``bodyBytesPerInterval``; the two together are 4 KiB/s.
    public var bodyInterval: Duration = .seconds(10)
    /// Ranges of stream ids that a peer has passed over and may still use; the lowest are forgotten, as used.
    public var skippedStreamRangesMax = 128

    public init() {}
}
