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

    // The rest is for servers with the extension, `ttrpcx.v1`.

    /// Bytes of one stream that the server may send before its reader has taken some: 1 to 2,147,483,647.
    public var streamWindowBytes = ExtensionOffer.streamWindowBytes
    /// The same for all streams of a connection together.
    public var connectionWindowBytes = ExtensionOffer.connectionWindowBytes
    /// Metadata that a server may send before and behind one answer.
    public var metadata = MetadataLimits()
    /// How long the server may take to say whether it has the extension; then the connection fails.
    public var helloTimeout: Duration = .seconds(10)
    /// How long a server may say nothing, while calls are open, before it is asked for a sign of life. Raised to the
    /// shortest interval that the server tolerates.
    public var pingInterval: Duration = .seconds(30)
    /// How long it then has; after that the connection is taken for lost.
    public var pingTimeout: Duration = .seconds(20)

    public init() {}

    /// What the client asks for in Hello.
    func offer(_ compressions: [Compression]) -> ExtensionOffer {
        var offer = ExtensionOffer()
        offer.frameBytesMax = frameBytesMax
        offer.streamWindowBytes = max(1, min(streamWindowBytes, Int(WindowFrame.incrementMax)))
        offer.connectionWindowBytes = max(1, min(connectionWindowBytes, Int(WindowFrame.incrementMax)))
        offer.compressions = compressions
        return offer
    }
}
