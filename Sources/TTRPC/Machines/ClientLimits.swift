/// What a client puts up with from one connection.
public struct ClientLimits: Sendable, Hashable {
    /// Data bytes of a frame, in and out.
    public var frameBytesMax = FrameHeader.dataBytesMax
    /// Messages of one stream that wait for their reader before reading from the socket stops.
    public var bufferedMessagesMax = 64
    /// Bytes of one stream that wait for their reader before reading from the socket stops.
    public var bufferedBytesMax = 1 << 20
    /// Messages that a caller may be ahead of what its connection has written; then it is suspended.
    public var queuedMessagesMax = 64
    /// Bytes that a caller may be ahead of what its connection has written; then it is suspended.
    public var queuedBytesMax = 1 << 20
    /// While other calls are open, reading cannot stop for one slow reader, or a reader that makes a call for each
    /// message would wait for ever. Then a stream may buffer this many times as much, and beyond that it fails with
    /// RESOURCE_EXHAUSTED.
    public var bufferOverrunMax = 16

    public init() {}
}
