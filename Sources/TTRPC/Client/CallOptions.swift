/// What a caller can say about one call.
public struct CallOptions: Sendable, Hashable {
    /// How long to wait for the end of the call, or nil to wait without end. It goes to the server, too, and the call
    /// fails here with DEADLINE_EXCEEDED when it has passed, whatever the server does.
    public var timeout: Duration?
    /// Sent with the request, behind the pairs that the client sends with every call.
    public var metadata: Metadata
    /// Where to put the metadata that comes with the answer; nil when nobody looks at it.
    public var responseMetadata: ResponseMetadata?

    /// Whether to wait for a connection until the time is up, rather than to fail with UNAVAILABLE as soon as no server
    /// can be reached.
    public var waitsForReady: Bool

    public init(
        timeout: Duration? = nil, metadata: Metadata = [:], responseMetadata: ResponseMetadata? = nil,
        waitsForReady: Bool = false
    ) {
        self.waitsForReady = waitsForReady
        self.timeout = timeout
        self.metadata = metadata
        self.responseMetadata = responseMetadata
    }
}
