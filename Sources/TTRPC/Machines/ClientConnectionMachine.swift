internal import DequeModule

/// One connection as a ttrpc client sees it: bytes and time in, actions out. No socket, no clock, no thread.
package struct ClientConnectionMachine: ~Copyable {
    private let limits: ClientLimits
    private var decoder: FrameDecoder
    private var streams: [UInt32: ClientStream] = [:]
    /// The id of the next call. Wider than an id, so that it can lie behind the last one.
    private var nextStreamID: UInt64
    /// Streams whose reader has fallen behind.
    private var fullStreams: Set<UInt32> = []
    /// No call's deadline lies before this.
    private var earliestDeadline: MonotonicTime?

    /// Messages that wait for the connection, the first to leave first. Each caller's share is bounded by its own gate.
    var waitingFrames = Deque<WaitingFrame>()
    var isWritable = true

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

    /// False once every stream id was used: further calls need another connection.
    package var hasStreamIDs: Bool { nextStreamID <= UInt64(UInt32.max) }

    /// False while the only open call's reader has fallen behind, so that the server feels it.
    ///
    /// With other calls open reading goes on, since plain ttrpc cannot hold back one stream alone.
    package var wantsRead: Bool { fullStreams.isEmpty || streams.count > fullStreams.count }

    /// Begins a call.
    ///
    /// - Returns: its stream id, or nil when the ids are used up.
    package mutating func open(_ shape: CallShape, deadline: MonotonicTime?) -> UInt32? {
        guard hasStreamIDs else { return nil }
        let id = UInt32(truncatingIfNeeded: nextStreamID)
        nextStreamID += 2
        streams[id] = ClientStream(shape: shape, deadline: deadline)
        if let deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
        return id
    }

    /// Gives a call up. Plain ttrpc has no word for it: whatever the server still sends is dropped.
    package mutating func abandon(_ id: UInt32) {
        remove(id)
    }

    /// The reader of a stream has taken messages.
    package mutating func messagesTaken(_ id: UInt32, count: Int, byteCount: Int) {
        guard var stream = streams[id] else { return }
        stream.bufferedMessages -= count
        stream.bufferedBytes -= byteCount
        streams[id] = stream
        if !stream.isFull(limits) { fullStreams.remove(id) }
    }

    /// Takes what lies at the front of `bytes`. The caller drops what was consumed, acts, and asks again until
    /// ``ClientAction/wait``.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, action: ClientAction) {
        switch decoder.step(bytes) {
        case .frame(let header, let data, let consumed): (consumed, frame(header, data))
        case .incomplete: (0, .wait)
        case .skipped(let consumed): (consumed, .proceed)
        case .oversized(let header, let consumed): (consumed, oversized(header))
        case .reserved: (0, .close(.reservedLength))
        }
    }

    /// When to call ``expire(now:)`` at the latest, or nil. Calling earlier is harmless.
    package var nextDeadline: MonotonicTime? { earliestDeadline }

    /// Ends the calls whose time has run out. What the server still answers is dropped.
    package mutating func expire(now: MonotonicTime) -> [ClientAction] {
        guard let earliest = earliestDeadline, earliest <= now else { return [] }
        let expired = streams.filter { $0.value.deadline.map { $0 <= now } ?? false }.keys.sorted()
        for id in expired { remove(id) }
        earliestDeadline = streams.values.compactMap(\.deadline).min()
        return expired.map { .fail(streamID: $0, .deadlineExceeded) }
    }

    private mutating func frame(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        guard let stream = streams[header.streamID] else { return .proceed }
        switch header.type {
        case .response: return response(header.streamID, stream, data)
        case .data where stream.shape.hasReplyStream: return self.data(header, stream, data)
        case .data:
            return fail(header.streamID, .protocolError("The server streams an answer to a method that has one reply."))
        default: return .proceed
        }
    }

    /// A status other than OK ends any call. OK ends a call that has one reply with it, and a stream with one message
    /// more if it has one: servers should not send that, and existing clients read it so.
    private mutating func response(
        _ id: UInt32, _ stream: ClientStream, _ data: UnsafeRawBufferPointer
    ) -> ClientAction {
        guard let envelope = ResponseEnvelope(reading: data) else {
            return fail(id, .protocolError("The server's response envelope is no protobuf."))
        }
        if let error = envelope.error { return fail(id, error) }
        remove(id)
        guard stream.shape.hasReplyStream else { return .reply(streamID: id, payload: envelope.payload) }
        return envelope.payload.isEmpty ? .end(streamID: id) : .lastMessage(streamID: id, payload: envelope.payload)
    }

    private mutating func data(
        _ header: FrameHeader, _ stream: ClientStream, _ data: UnsafeRawBufferPointer
    ) -> ClientAction {
        let id = header.streamID
        let isLast = header.flags.contains(.remoteClosed)
        if isLast { remove(id) }
        if header.flags.contains(.noData) { return isLast ? .end(streamID: id) : .proceed }
        if isLast { return .lastMessage(streamID: id, payload: data) }
        return message(id, stream, data)
    }

    private mutating func message(
        _ id: UInt32, _ stream: ClientStream, _ data: UnsafeRawBufferPointer
    ) -> ClientAction {
        var stream = stream
        stream.bufferedMessages += 1
        stream.bufferedBytes += data.count
        if stream.isFull(limits, times: limits.bufferOverrunMax) {
            return fail(
                id,
                RPCError(
                    code: .resourceExhausted,
                    message: "The messages of this stream were read too slowly while other calls were open."))
        }
        streams[id] = stream
        if stream.isFull(limits) { fullStreams.insert(id) }
        return .message(streamID: id, payload: data)
    }

    private mutating func oversized(_ header: FrameHeader) -> ClientAction {
        guard streams[header.streamID] != nil else { return .proceed }
        return fail(
            header.streamID,
            RPCError(
                code: .resourceExhausted,
                message:
                    "The server's frame has \(header.dataCount) bytes of data and may have \(limits.frameBytesMax)."))
    }

    private mutating func fail(_ id: UInt32, _ error: RPCError) -> ClientAction {
        remove(id)
        return .fail(streamID: id, error)
    }

    private mutating func remove(_ id: UInt32) {
        streams[id] = nil
        fullStreams.remove(id)
    }
}
