internal import DequeModule

/// One connection as a ttrpc server sees it: bytes and time in, actions out. No socket, no clock, no thread.
///
/// It decides what is a call, who gets which status, what may be written when, and when to give up. The transport
/// carries that out and reports back. Inline calls begin and end between two frames, so they leave no trace here but
/// their id.
package struct ServerConnectionMachine: ~Copyable {
    let limits: ServerLimits
    let features: ServerFeatures
    let router: Router
    var decoder: FrameDecoder
    var progress = FrameProgress()
    var history: StreamIDHistory
    var earlyEnded: EarlyEndedStreams
    var metadataCache = MetadataCache()
    var streams: [UInt32: ServerStream] = [:]
    /// Streams with queued frames, the next to be served first.
    var waitingStreams = Deque<UInt32>()
    var openCount = 0
    var runningCount = 0
    var requestBytesInFlight = 0
    /// No stream's deadline lies before this. It may lie before all of them: an early look is harmless.
    var earliestDeadline: MonotonicTime?
    var writability = Writability()
    var isDraining = false
    var errors: TokenBucket
    var controlFrames: TokenBucket
    /// Frames of no stream's, to be written before anything else.
    var controlBytes: [UInt8] = []
    /// Why a request was refused last that the peer may repeat, until somebody asks.
    var refusal: RPCError?
    /// The bound that the peer came up against last, until somebody asks.
    var limitHit: ServerLimit?
    /// A Hello whose token is being checked; nothing is read meanwhile.
    var pendingHello: (streamID: UInt32, request: HelloRequest)?
    var isAuthenticated: Bool
    /// What was agreed on; nil on a plain connection.
    var agreed: ServerExtension?

    package init(router: Router, limits: ServerLimits = ServerLimits(), features: ServerFeatures = ServerFeatures()) {
        self.router = router
        self.limits = limits
        self.features = features
        isAuthenticated = !features.authenticatesConnections
        decoder = FrameDecoder(
            dataBytesMax: features.authenticatesConnections
                ? min(limits.frameBytesMax, limits.unauthenticatedFrameBytesMax) : limits.frameBytesMax)
        earlyEnded = EarlyEndedStreams(countMax: limits.earlyEndedStreamsMax)
        history = StreamIDHistory(rangesMax: limits.skippedStreamRangesMax)
        errors = TokenBucket(countMax: limits.errorsMax, period: limits.abusePeriod)
        controlFrames = TokenBucket(countMax: limits.controlFramesMax, period: limits.abusePeriod)
    }

    /// True when no call is open, so that nobody misses the connection.
    package var isIdle: Bool { openCount == 0 }

    /// Calls that are remembered: open ones, and those over whose handlers have not returned yet.
    package var streamCount: Int { streams.count }

    /// What was agreed on with the peer; nil as long as the connection is plain.
    package var settings: ExtensionSettings? { agreed?.settings }

    /// False while reading more would only grow a queue: the peer does not take what we write, the requests at work are
    /// too large, or it is not known yet who the peer is.
    package var wantsRead: Bool {
        writability.isWritable && requestBytesInFlight < limits.requestBytesInFlightMax && pendingHello == nil
    }

    /// Reading begins again after a pause; the time it took is not the peer's.
    package mutating func readingResumed(now: MonotonicTime) {
        progress.reset()
        agreed?.keepalive.heard(now: now)
    }

    /// Takes what lies at the front of `bytes`. The caller drops what was consumed, writes what ``takeControlBytes()``
    /// gives, acts, and asks again until ``ServerAction/wait``.
    ///
    /// - Parameter bytes: everything received and not consumed so far.
    package mutating func receive(
        _ bytes: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> (consumed: Int, action: ServerAction) {
        agreed?.keepalive.heard(now: now)
        switch decoder.step(bytes) {
        case .frame(let header, let data, let consumed):
            progress.reset()
            return (consumed, frame(header, data, now: now))
        case .incomplete:
            if !decoder.isSkipping { progress.wait(bytes, now: now, limits: limits) }
            return (0, .wait)
        case .skipped(let consumed):
            if !decoder.isSkipping { progress.reset() }
            return (consumed, .proceed)
        case .oversized(let header, let consumed):
            progress.reset()
            progress.waitForBody(of: header, now: now, limits: limits)
            return (consumed, oversized(header, now: now))
        case .reserved:
            return (0, abort(.reservedLength))
        }
    }

    /// Whole frames that the machine itself has to say, to be written before the action that came with them; empty as
    /// a rule.
    @inline(__always)
    package mutating func takeControlBytes() -> [UInt8]? {
        if controlBytes.isEmpty { return nil }
        defer { controlBytes = [] }
        return controlBytes
    }

    /// Why the request was refused whose refusal lies in the control bytes, if one does.
    package mutating func takeRefusal() -> RPCError? {
        defer { refusal = nil }
        return refusal
    }

    /// The bound that the peer has come up against since this was asked last.
    @inline(__always)
    package mutating func takeLimitHit() -> ServerLimit? {
        guard limitHit != nil else { return nil }
        defer { limitHit = nil }
        return limitHit
    }
}
