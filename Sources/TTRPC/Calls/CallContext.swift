public import Instrumentation

/// What a handler knows of the call beside the request.
///
/// Passing it on costs little: it is a handful of references.
public struct CallContext: Sendable {
    /// What came with the request.
    public let metadata: Metadata
    private let deadlineTime: MonotonicTime?
    private let identity: MethodIdentity
    private let connection: ConnectionIdentity
    private let call: ServerCall?
    /// What the server's interceptors share; nil when it has none.
    package let record: CallRecord?

    /// - Parameters:
    ///   - call: the call when it runs off the event loop, nil when it is inline.
    ///   - record: what the server's interceptors share, if there are any.
    package init(
        route: Route, connection: ConnectionIdentity, metadata: Metadata, deadline: MonotonicTime?,
        call: ServerCall?, record: CallRecord? = nil
    ) {
        self.record = record
        self.identity = route.identity
        self.connection = connection
        self.metadata = metadata
        self.deadlineTime = deadline
        self.call = call
    }

    /// The context of Hello, for whoever checks its token.
    package init(hello connection: ConnectionIdentity) {
        identity = Self.hello
        self.connection = connection
        metadata = Metadata()
        deadlineTime = nil
        call = nil
        record = nil
    }

    private static let hello = MethodIdentity(HelloMethod.descriptor)

    /// A context for a handler that is called directly, as tests do.
    public init(
        method: MethodDescriptor, metadata: Metadata = [:], deadline: ContinuousClock.Instant? = nil,
        peer: PeerAddress = .local, peerCertificate: PeerCertificate? = nil, loopIndex: Int = 0,
        principal: (any Sendable)? = nil
    ) {
        self.identity = MethodIdentity(method)
        let clock = ClockAnchor(time: MonotonicTime(nanoseconds: 0), instant: deadline ?? .now)
        self.connection = ConnectionIdentity(
            peer: peer, certificate: peerCertificate, loopIndex: loopIndex, clock: clock)
        self.connection.principal = principal
        self.metadata = metadata
        self.deadlineTime = deadline.map { _ in MonotonicTime(nanoseconds: 0) }
        self.call = nil
        self.record = nil
    }

    /// The method that was called.
    public var method: MethodDescriptor { identity.method }

    /// When the caller stops waiting, or nil when it set no timeout. The server answers DEADLINE_EXCEEDED by itself
    /// then.
    public var deadline: ContinuousClock.Instant? { deadlineTime.map { connection.clock.instant($0) } }

    /// Who called.
    public var peer: PeerAddress { connection.peer }

    /// What the caller's connection was proved with on mutual TLS; nil where the server asks for no certificate.
    public var peerCertificate: PeerCertificate? { connection.certificate }

    /// The event loop that carries the connection, counted from 0. An inline handler runs on it, and may use the
    /// resources that belong to this loop alone.
    public var loopIndex: Int { connection.loopIndex }

    /// The call's name in the logs of everybody who takes part: what the caller has sent as `x-request-id` if that is 1
    /// to 128 visible ASCII characters, else one that the server has made. Nil on a server without interceptors.
    public var requestID: String? { record?.requestID }

    /// What travels with the call, as the server's interceptors have set it. Off the event loop it is
    /// `ServiceContext.current`, too.
    public var serviceContext: ServiceContext? { record?.serviceContext }

    /// Who makes the call, once a handler has said so.
    public var principalID: String? { record?.principalID }

    /// Tells the server's interceptors who makes the call, for logs: an id, nothing secret and nothing personal.
    /// Handlers authenticate, since only they know what a method asks for.
    public func identify(principalID: String) {
        record?.principalID = principalID
    }

    /// Whom the caller's connection was authenticated for, as the server's ``ConnectionAuthenticator`` has it; nil when
    /// the peer has given no token with Hello.
    public var principal: (any Sendable)? { connection.principal }

    var metadataMemo: MetadataMemo { connection.metadataMemo }

    /// Sends metadata ahead of the answer, at most once and before the first message. From an inline handler it leaves
    /// together with the answer. Peers without the extension get none.
    ///
    /// - Throws: ``RPCError``: RESOURCE_EXHAUSTED when it is more than a call may carry, INTERNAL when it is too late.
    public func sendHeaders(_ metadata: Metadata) throws(RPCError) {
        if let call { return try call.sendHeaders(metadata) }
        try connection.withInlineAnswer { answer throws(RPCError) in
            try answer.setHeaders(metadata, limits: connection.metadataLimits)
        }
    }

    /// Sets the metadata that goes with the end of the answer, be that good or bad, in place of what was set before.
    /// Peers without the extension get none.
    ///
    /// - Throws: ``RPCError``: RESOURCE_EXHAUSTED when it is more than a call may carry.
    public func setTrailers(_ metadata: Metadata) throws(RPCError) {
        if let call { return try call.setTrailers(metadata) }
        try connection.withInlineAnswer { answer throws(RPCError) in
            try answer.setTrailers(metadata, limits: connection.metadataLimits)
        }
    }

    /// True once nobody waits for the answer any more: the deadline passed, the peer went away, or the server is
    /// closing.
    ///
    /// In an async handler the task is cancelled at the same moment. A deferred handler asks here before it starts
    /// work that waited in a queue. An inline handler is never cancelled.
    public var isCancelled: Bool { call?.isCancelled ?? false }
}
