/// The extension's frames.
extension ServerConnectionMachine {
    /// A frame of an extended peer that is neither request, response nor data.
    mutating func control(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        if header.type != .reset, !isUsefulWindow(header, data), let action = countControlFrame(now: now) {
            return action
        }
        switch header.type {
        case .reset: return reset(header, data, now: now)
        case .ping: return ping(header, data, now: now)
        case .window: return window(header, data)
        case .goAway:
            // The client says why it is going to close; there is nothing to do before it does.
            return header.streamID == 0 && GoAwayFrame(reading: data) != nil
                ? .proceed : abort(.malformedControlFrame)
        default:
            // A client's metadata comes with its request, and of other types nothing is known.
            return .proceed
        }
    }

    /// A fast reader's increments must not count, or a long download would be abuse.
    private func isUsefulWindow(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> Bool {
        guard header.type == .window, let frame = WindowFrame(reading: data) else { return false }
        let isNeeded = header.streamID == 0 || streams[header.streamID]?.isOpen == true
        return isNeeded && frame.increment >= UInt32(clamping: limits.incrementBytesMin)
    }

    /// The peer gives a call up. Its handler is told, and keeps its slot until it returns.
    private mutating func reset(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        let id = header.streamID
        guard agreed?.resets.take(now: now) == true else { return abort(.tooManyResets) }
        guard ResetFrame(reading: data, flags: header.flags) != nil else { return abort(.malformedControlFrame) }
        guard isUsed(id) else { return abort(.idleStream) }
        // Data that is under way is dropped, whether the call is still open or not.
        earlyEnded.insert(id)
        guard streams[id]?.isOpen == true else { return .proceed }
        closed(id)
        return .cancel(streamID: id, .givenUp)
    }

    /// Asks whether the peer is there.
    ///
    /// - Returns: what the answer has to say.
    mutating func ping(now: MonotonicTime) -> UInt64 {
        agreed?.pingCount &+= 1
        agreed?.keepalive.asked(now: now)
        let payload = agreed?.pingCount ?? 0
        write(PingFrame(payload: payload).packed())
        return payload
    }

    private mutating func ping(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        guard header.streamID == 0, let frame = PingFrame(reading: data, flags: header.flags) else {
            return abort(.malformedControlFrame)
        }
        if frame.isAcknowledgement {
            if frame.payload == agreed?.drainPing { drainHeard() }
            return .proceed
        }
        guard agreed?.strikes.take(now: now) == true else { return abort(.tooManyPings) }
        write(PingFrame(payload: frame.payload, isAcknowledgement: true).packed())
        return .proceed
    }

    /// The peer takes more, on one stream or on all of them together.
    private mutating func window(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ServerAction {
        let id = header.streamID
        guard let frame = WindowFrame(reading: data) else { return abort(.malformedControlFrame) }
        if id == 0 {
            guard frame.increment > 0 else { return abort(.emptyIncrement) }
            guard agreed?.credit.grow(by: frame.increment) == true else { return abort(.creditOverflow) }
            feedAll()
            return .proceed
        }
        guard isUsed(id) else { return abort(.idleStream) }
        guard streams[id]?.isOpen == true else { return .proceed }
        guard frame.increment > 0 else {
            return end(id, .protocolError("A WINDOW of stream \(id) has an increment of zero."))
        }
        guard streams[id]?.flow?.credit.grow(by: frame.increment) == true else { return abort(.creditOverflow) }
        feed(id)
        return .proceed
    }

    /// False for ids that no request has had.
    private func isUsed(_ id: UInt32) -> Bool {
        id & 1 == 1 && history.isUsed(id)
    }
}

extension RPCError {
    static let givenUp = RPCError(code: .cancelled, message: "The caller has given the call up.")
}
