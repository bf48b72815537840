internal import DequeModule

/// One connection as a ttrpc client sees it: bytes and time in, actions out. No socket, no clock, no thread.
package struct ClientConnectionMachine: ~Copyable {
    /// What the connection speaks.
    enum Speech: Sendable, Hashable {
        case plain
        /// Hello is on its way: calls go out as plain ones, and their messages wait.
        case asking
        case extended
    }

    let limits: ClientLimits
    var decoder: FrameDecoder
    private(set) var streams: [UInt32: ClientStream] = [:]
    /// The id of the next call. Wider than an id, so that it can lie behind the last one.
    var nextStreamID: UInt64
    /// Streams whose reader has fallen behind.
    private var fullStreams: Set<UInt32> = []
    /// No call's deadline lies before this.
    private var earliestDeadline: MonotonicTime?
    /// Actions that an earlier frame has left.
    private var leftActions = Deque<ClientAction>()

    // What is sent.

    /// Streams of messages; of those that are plain, only the ones with something waiting.
    var flows: [UInt32: ClientFlow] = [:]
    /// Streams that have something to send, the next first.
    var line = Deque<UInt32>()
    /// Streams that wait for the connection's credit.
    var blockedLine: [UInt32] = []
    var isWritable = true

    // The extension.

    var speech = Speech.plain
    var hello: ClientHello?
    var extended: ClientExtension?
    /// Frames of the extension to be written.
    var controlBytes: [UInt8] = []
    /// The latest payload that was inflated.
    var inflated = PayloadMemory()
    /// True when the server takes no further calls.
    package internal(set) var isLeaving = false
    /// Why the server said that it closes the connection, if it did.
    package internal(set) var farewell: RPCError?

    /// A machine that speaks plain ttrpc, until ``begin(compressions:token:now:)``.
    ///
    /// - Parameter firstStreamID: an odd number; another than 1 only to come near the end of the ids.
    package init(limits: ClientLimits = ClientLimits(), firstStreamID: UInt32 = 1) {
        self.limits = limits
        decoder = FrameDecoder(dataBytesMax: limits.frameBytesMax)
        nextStreamID = UInt64(firstStreamID | 1)
    }

    /// True while the call is not over.
    package func isOpen(_ id: UInt32) -> Bool { streams[id] != nil }

    /// True when no call is open.
    package var isIdle: Bool { streams.isEmpty }

    /// False once every stream id was used, or the server goes away: further calls need another connection.
    package var takesCalls: Bool { !isLeaving && nextStreamID <= UInt64(UInt32.max) }

    /// False while the only open call's reader has fallen behind, so that the server feels it.
    ///
    /// With other calls open reading goes on, since plain ttrpc cannot hold back one stream alone. With the extension
    /// each stream's window does.
    package var wantsRead: Bool { fullStreams.isEmpty || streams.count > fullStreams.count || speech == .extended }

    /// Begins a call.
    ///
    /// - Returns: its stream id, or nil when the connection takes no further calls.
    package mutating func open(_ shape: CallShape, deadline: MonotonicTime?) -> UInt32? {
        guard takesCalls else { return nil }
        let id = UInt32(truncatingIfNeeded: nextStreamID)
        nextStreamID += 2
        streams[id] = ClientStream(shape: shape, deadline: deadline)
        if let extended, shape != .unary { equip(id, extended.settings) }
        if let deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
        return id
    }

    /// Gives a call up. Whatever the server still sends is dropped; a plain server is not told.
    package mutating func abandon(_ id: UInt32) {
        guard isOpen(id) else { return }
        reset(id, code: .cancelled)
        remove(id)
    }

    /// Nobody reads a stream any more, but what was sent on it is to be worked off: the server may go on to its end.
    /// Messages that still come count as taken with ``messagesTaken(_:count:byteCount:)``.
    package mutating func leave(_ id: UInt32) {
        guard let stream = streams[id] else { return }
        messagesTaken(id, count: stream.bufferedMessages, byteCount: stream.bufferedBytes)
    }

    /// The reader of a stream has taken messages.
    package mutating func messagesTaken(_ id: UInt32, count: Int, byteCount: Int) {
        guard var stream = streams[id] else { return }
        stream.bufferedMessages -= count
        stream.bufferedBytes -= byteCount
        streams[id] = stream
        if !stream.isFull(limits) { fullStreams.remove(id) }
        giveCreditBack(id, messageCount: count)
    }

    /// Takes what lies at the front of `bytes`. The caller drops what was consumed, acts, and asks again until
    /// ``ClientAction/wait``.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, action: ClientAction) {
        inflated.release()
        if !leftActions.isEmpty, let action = leftActions.popFirst() { return (0, action) }
        switch decoder.step(bytes) {
        case .frame(let header, let data, let consumed): return (consumed, frame(header, data))
        case .incomplete: return (0, .wait)
        case .skipped(let consumed): return (consumed, .proceed)
        case .oversized(let header, let consumed): return (consumed, oversized(header))
        case .reserved: return (0, .close(.reservedLength))
        }
    }

    /// When to call ``expire(now:)`` at the latest, or nil. Calling earlier is harmless.
    package var nextDeadline: MonotonicTime? {
        guard speech != .plain else { return earliestDeadline }
        let ofServer = hello?.deadline ?? extended?.keepalive.deadline(isActive: !isIdle)
        guard let earliestDeadline, let ofServer else { return earliestDeadline ?? ofServer }
        return min(earliestDeadline, ofServer)
    }

    /// Ends the calls whose time has run out, and looks whether the server is there. What the server still answers to
    /// calls that ended here is dropped.
    package mutating func expire(now: MonotonicTime) -> [ClientAction] {
        var actions: [ClientAction] = []
        if let earliest = earliestDeadline, earliest <= now {
            let expired = streams.filter { $0.value.deadline.map { $0 <= now } ?? false }.keys.sorted()
            for id in expired {
                reset(id, code: .deadlineExceeded)
                remove(id)
            }
            earliestDeadline = streams.values.compactMap(\.deadline).min()
            actions = expired.map { .fail(streamID: $0, .deadlineExceeded) }
        }
        if speech != .plain, let loss = checkServer(now: now) { actions.append(loss) }
        return actions
    }

    // MARK: Streams

    mutating func update(_ id: UInt32, _ change: (inout ClientStream) -> Void) {
        guard var stream = streams[id] else { return }
        change(&stream)
        streams[id] = stream
    }

    mutating func setFull(_ id: UInt32) {
        fullStreams.insert(id)
    }

    /// An action that follows the present one.
    mutating func follow(_ action: ClientAction) {
        leftActions.append(action)
    }

    /// Ends a call that the server has answered.
    mutating func end(_ id: UInt32, _ error: RPCError) -> ClientAction {
        remove(id)
        return .fail(streamID: id, error)
    }

    /// Ends a call that the server takes for open.
    mutating func fail(_ id: UInt32, _ error: RPCError) -> ClientAction {
        reset(id, code: error.code, reason: error.message)
        return end(id, error)
    }

    mutating func remove(_ id: UInt32) {
        streams[id] = nil
        fullStreams.remove(id)
        if !flows.isEmpty { removeFlow(id) }
    }
}
