/// The extension's frames, and the credit for data.
extension ClientConnectionMachine {
    /// Takes what is no answer to a call.
    ///
    /// - Returns: nil when the frame is one.
    mutating func controlFrame(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction? {
        switch header.type {
        case .response: nil
        case .data: dataCredit(header)
        case .reset: resetFrame(header, data)
        case .ping: ping(header, data)
        case .window: window(header, data)
        case .goAway: goAway(header, data)
        case .headers, .trailers: metadata(header, data)
        default: .proceed
        }
    }

    mutating func oversizedControlFrame(_ header: FrameHeader, _ error: RPCError) -> ClientAction? {
        switch header.type {
        case .response: nil
        case .data: oversizedData(header, error)
        case .reset, .ping, .window, .goAway, .headers, .trailers:
            abort(.resourceExhausted, "a control frame has \(header.dataCount) bytes")
        default: .proceed
        }
    }

    /// Tells an extended server that a call is given up.
    mutating func reset(_ id: UInt32, code: StatusCode, reason: String = "") {
        switch speech {
        case .plain: break
        case .asking: hello?.resets += ResetFrame(code: code).packed(streamID: id)
        case .extended: controlBytes += ResetFrame(code: code, reason: reason).packed(streamID: id)
        }
    }

    /// Ends the connection because of what the server did, and says so.
    private mutating func abort(_ code: StatusCode, _ reason: String) -> ClientAction {
        controlBytes += GoAwayFrame(lastStreamID: 0, code: code, reason: reason).packed()
        isLeaving = true
        return .disconnect(.aborted(reason))
    }

    /// True of an id that no call has had.
    private func isIdle(_ id: UInt32) -> Bool {
        id & 1 == 0 || UInt64(id) >= nextStreamID
    }

    // MARK: Frames

    private mutating func resetFrame(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        let id = header.streamID
        guard !isIdle(id) else { return abort(.invalidArgument, "a RESET on stream \(id), which has had no call") }
        guard let frame = ResetFrame(reading: data, flags: header.flags) else {
            return abort(.invalidArgument, "a RESET of \(data.count) bytes")
        }
        // What one call is refused for, the next one would be, too.
        if frame.isRefused, frame.code == .unavailable { isLeaving = true }
        guard isOpen(id) else { return .proceed }
        return end(id, RPCError(reset: frame))
    }

    private mutating func ping(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        guard header.streamID == 0, let frame = PingFrame(reading: data, flags: header.flags) else {
            return abort(.invalidArgument, "a PING of \(data.count) bytes on stream \(header.streamID)")
        }
        if frame.isAcknowledgement { return .proceed }
        guard let now = extended?.now, extended?.strikes.take(now: now) == true else {
            return abort(.resourceExhausted, "too many PINGs")
        }
        controlBytes += PingFrame(payload: frame.payload, isAcknowledgement: true).packed()
        return .proceed
    }

    /// The real last id tells which calls the server has not taken up; before it comes, those under way go on.
    private mutating func goAway(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        guard header.streamID == 0, let frame = GoAwayFrame(reading: data) else {
            return abort(.invalidArgument, "a GOAWAY of \(data.count) bytes on stream \(header.streamID)")
        }
        isLeaving = true
        if frame.code != .ok { farewell = .connectionClosed(by: frame) }
        guard frame.lastStreamID != GoAwayFrame.undecided else { return .proceed }
        for id in streams.keys.sorted() where id > frame.lastStreamID { follow(end(id, .notTaken(frame))) }
        return .proceed
    }

    private mutating func metadata(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        let id = header.streamID
        guard let stream = streams[id] else { return .proceed }
        do throws(RPCError) {
            let metadata = try MetadataFrame.read(data, limits: limits.metadata)
            if header.type == .headers {
                guard !stream.hasHeaders, !stream.hasMessages else { throw .headersOutOfPlace }
                update(id) { $0.hasHeaders = true }
                return .headers(streamID: id, metadata)
            }
            guard !stream.hasTrailers else { throw .trailersOutOfPlace }
            update(id) { $0.hasTrailers = true }
            return .trailers(streamID: id, metadata)
        } catch {
            return fail(id, error)
        }
    }

    // MARK: Credit

    private mutating func window(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        let id = header.streamID
        guard let frame = WindowFrame(reading: data) else {
            return abort(.invalidArgument, "a WINDOW of \(data.count) bytes")
        }
        if id == 0 { return connectionWindow(frame) }
        guard !isIdle(id) else { return abort(.invalidArgument, "a WINDOW on stream \(id), which has had no call") }
        guard isOpen(id), let settings else { return .proceed }
        guard frame.increment > 0 else { return fail(id, .protocolError("The server gave credit of 0 bytes.")) }
        if flows[id] == nil { equip(id, settings) }
        guard flows[id]?.credit?.grow(by: frame.increment) ?? true else {
            return abort(.invalidArgument, "more credit on stream \(id) than there can be")
        }
        enterLine(id)
        return .proceed
    }

    private mutating func connectionWindow(_ frame: WindowFrame) -> ClientAction {
        guard frame.increment > 0, extended?.credit.grow(by: frame.increment) ?? false else {
            return abort(.invalidArgument, "credit of \(frame.increment) bytes for the connection")
        }
        guard extended?.credit.isOpen == true else { return .proceed }
        line.append(contentsOf: blockedLine)
        blockedLine = []
        return .proceed
    }

    /// Counts data against the windows, before anything else is made of it.
    ///
    /// - Returns: nil when the data is for an open stream that had credit for it.
    private mutating func dataCredit(_ header: FrameHeader) -> ClientAction? {
        let byteCount = Int(header.dataCount)
        guard extended?.window.received(byteCount) ?? false else {
            return abort(.resourceExhausted, "data beyond the connection's credit")
        }
        let id = header.streamID
        guard let stream = streams[id] else {
            giveConnectionCreditBack(byteCount)
            return .proceed
        }
        guard flows[id]?.window?.received(byteCount) ?? true else {
            giveConnectionCreditBack(byteCount)
            return fail(id, .beyondCredit(byteCount: byteCount))
        }
        // What is no message, or the last one, waits for no reader whose pace the server should feel.
        if header.flags.contains(.remoteClosed) || !stream.shape.hasReplyStream {
            giveConnectionCreditBack(byteCount)
        } else if header.flags.contains(.noData) {
            giveCreditBack(id, byteCount: byteCount)
        } else {
            flows[id, default: ClientFlow()].unread.append(byteCount)
        }
        return nil
    }

    private mutating func oversizedData(_ header: FrameHeader, _ error: RPCError) -> ClientAction {
        dataCredit(header) ?? fail(header.streamID, error)
    }

    /// A stream's reader has taken messages: the server may send as much again.
    mutating func giveCreditBack(_ id: UInt32, messageCount: Int) {
        guard speech != .plain, let byteCount = flows[id]?.take(messageCount) else { return }
        giveCreditBack(id, byteCount: byteCount)
    }

    private mutating func giveCreditBack(_ id: UInt32, byteCount: Int) {
        if byteCount > 0, let increment = flows[id]?.window?.read(byteCount) {
            controlBytes += WindowFrame(increment: increment).packed(streamID: id)
        }
        giveConnectionCreditBack(byteCount)
    }

    mutating func giveConnectionCreditBack(_ byteCount: Int) {
        guard byteCount > 0, let increment = extended?.window.read(byteCount) else { return }
        controlBytes += WindowFrame(increment: increment).packed(streamID: 0)
    }
}
