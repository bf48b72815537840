internal import DequeModule

/// One connection as a ttrpc server sees it: bytes and time in, actions out. No socket, no clock, no thread.
///
/// It decides what is a call, who gets which status, what may be written when, and when to give up. The transport
/// carries that out and reports back. Inline calls begin and end between two frames, so they leave no trace here but
/// their id.
package struct ServerConnectionMachine: ~Copyable {
    let limits: ServerLimits
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

    package init(router: Router, limits: ServerLimits = ServerLimits()) {
        self.router = router
        self.limits = limits
        decoder = FrameDecoder(dataBytesMax: limits.frameBytesMax)
        earlyEnded = EarlyEndedStreams(countMax: limits.earlyEndedStreamsMax)
        history = StreamIDHistory(rangesMax: limits.skippedStreamRangesMax)
    }

    /// True when no call is open, so that nobody misses the connection.
    package var isIdle: Bool { openCount == 0 }

    /// Calls that are remembered: open ones, and those over whose handlers have not returned yet.
    package var streamCount: Int { streams.count }

    /// False while reading more would only grow a queue: the peer does not take what we write, or the requests at work
    /// are too large.
    package var wantsRead: Bool {
        writability.isWritable && requestBytesInFlight < limits.requestBytesInFlightMax
    }

    /// Reading begins again after a pause; the time it took is not the peer's.
    package mutating func readingResumed() {
        progress.reset()
    }

    /// Takes what lies at the front of `bytes`. The caller drops what was consumed, acts, and asks again until
    /// ``ServerAction/wait``.
    ///
    /// - Parameter bytes: everything received and not consumed so far.
    package mutating func receive(
        _ bytes: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> (consumed: Int, action: ServerAction) {
        switch decoder.step(bytes) {
        case .frame(let header, let data, let consumed):
            progress.reset()
            return (consumed, frame(header, data, now: now))
        case .incomplete:
            let byteCount = decoder.isSkipping ? decoder.skippedCount : bytes.count
            progress.wait(byteCount: byteCount, now: now, limits: limits)
            return (0, .wait)
        case .skipped(let consumed):
            if !decoder.isSkipping { progress.reset() }
            return (consumed, .proceed)
        case .oversized(let header, let consumed):
            progress.reset()
            return (consumed, oversized(header))
        case .reserved:
            return (0, .close(.reservedLength))
        }
    }

    /// Stops taking calls: further ones are answered with UNAVAILABLE. Running ones go on.
    package mutating func drain() {
        isDraining = true
    }

    /// Ends every open call, for a server whose patience is over.
    package mutating func endAll() -> [ServerAction] {
        let error = RPCError(code: .unavailable, message: "The server is closing; the call may have been executed.")
        return streams.filter(\.value.isOpen).keys.sorted().map { end($0, error) }
    }
}
