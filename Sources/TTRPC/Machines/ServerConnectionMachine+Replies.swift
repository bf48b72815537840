internal import DequeModule

/// What handlers off the event loop have to say, and when it may be written.
extension ServerConnectionMachine {
    /// A handler that answers once, with a Response, has returned.
    ///
    /// - Returns: whether anybody waits for its answer, which is to be written then.
    package mutating func unaryFinished(_ id: UInt32) -> Bool {
        guard let stream = streams.removeValue(forKey: id) else { return false }
        release(stream)
        if stream.isOpen { ended(id, stream) }
        return stream.isOpen
    }

    /// A payload turned out to be larger than it came.
    package mutating func requestInflated(_ id: UInt32, byteCount: Int) {
        guard let stream = streams[id], stream.isRunning else { return }
        requestBytesInFlight += byteCount - stream.requestBytes
        streams[id]?.requestBytes = byteCount
    }

    /// A handler has sent metadata ahead of its answer, packed as a frame.
    package mutating func sendHeaders(_ frame: [UInt8], on id: UInt32) -> FrameDisposition {
        // A single reply does not wait either.
        if let stream = streams[id], stream.isOpen, !stream.shape.hasReplyStream { return .write }
        return enqueue(ServerStream.QueuedFrame(bytes: frame, kind: .headers), on: id)
    }

    /// A stream's handler has sent a message, packed as a frame.
    package mutating func send(_ frame: [UInt8], on id: UInt32) -> FrameDisposition {
        enqueue(ServerStream.QueuedFrame(bytes: frame, kind: .message), on: id)
    }

    /// A stream's handler has returned.
    ///
    /// - Parameter closingFrame: what ends the stream, behind everything that is queued; with trailers in front.
    package mutating func streamFinished(_ id: UInt32, closingFrame: [UInt8]) -> FrameDisposition {
        guard let stream = streams[id] else { return .dropped }
        release(stream)
        streams[id]?.isRunning = false
        dropUnread(id)
        let disposition = enqueue(ServerStream.QueuedFrame(bytes: closingFrame, kind: .closing), on: id)
        if disposition != .queued { closed(id) }
        return disposition
    }

    /// The next frame whose turn it is, while the connection is writable. Streams take turns, so that none starves
    /// another.
    package mutating func nextQueuedFrame() -> (streamID: UInt32, bytes: [UInt8], isMessage: Bool)? {
        while writability.isWritable, let id = waitingStreams.popFirst() {
            guard let kind = streams[id]?.queue.first?.kind else { continue }
            guard kind != .message || hasCredit(id) else {
                starve(id)
                continue
            }
            guard let frame = streams[id]?.queue.popFirst() else { continue }
            if kind == .message { spend(frame.bytes.count, on: id) }
            if streams[id]?.queue.isEmpty == false { waitingStreams.append(id) }
            if frame.kind == .closing { closed(id) }
            return (id, frame.bytes, frame.kind == .message)
        }
        return nil
    }

    /// A handler is too far behind its peer, which cannot be told to wait.
    package mutating func overrun(_ id: UInt32) -> ServerAction {
        guard streams[id]?.isOpen == true else { return .proceed }
        limitHit = .streamQueue
        return end(
            id,
            RPCError(
                code: .resourceExhausted,
                message: "Messages came faster than they were worked on, and no more than "
                    + "\(limits.receivedMessagesMax) or \(limits.receivedBytesMax) bytes may wait; send fewer at a time."
            ))
    }

    /// Ends an open stream from this side. Its handler may still run and keeps its slot until it returns.
    mutating func end(_ id: UInt32, _ error: RPCError) -> ServerAction {
        closed(id)
        return .end(streamID: id, error)
    }

    private mutating func enqueue(_ frame: ServerStream.QueuedFrame, on id: UInt32) -> FrameDisposition {
        guard let stream = streams[id], stream.isOpen else { return .dropped }
        if writability.isWritable, stream.queue.isEmpty, frame.kind != .message || hasCredit(id) {
            if frame.kind == .message { spend(frame.bytes.count, on: id) }
            return .write
        }
        if stream.queue.isEmpty { waitingStreams.append(id) }
        streams[id]?.queue.append(frame)
        return .queued
    }

    /// The peer knows how the call ended, or is about to.
    mutating func closed(_ id: UInt32) {
        guard let stream = streams[id] else { return }
        if stream.isOpen { ended(id, stream) }
        if stream.isRunning {
            streams[id]?.isOpen = false
            streams[id]?.queue = []
        } else {
            streams[id] = nil
        }
    }

    private mutating func ended(_ id: UInt32, _ stream: ServerStream) {
        openCount -= 1
        if agreed != nil {
            agreed?.starved.removeAll { $0 == id }
            dataDropped(stream.flow?.unreadBytes ?? 0)
        }
        if stream.shape.hasRequestStream, !stream.isRemoteClosed { earlyEnded.insert(id) }
    }

    /// The handler has returned its slot and the memory of its request.
    private mutating func release(_ stream: ServerStream) {
        guard stream.isRunning else { return }
        runningCount -= 1
        requestBytesInFlight -= stream.requestBytes
    }
}
