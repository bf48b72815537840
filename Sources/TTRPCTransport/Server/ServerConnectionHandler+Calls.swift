internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// Calls: those that are answered on the spot, and those that answer later.
extension ServerConnectionHandler {
    /// Unpacks, handles and packs between two frames. Nothing here allocates but what the handler and its messages
    /// need.
    func answerInline(_ call: IncomingCall) {
        let record = loop.interceptors.record(call.metadata, now: loop.now)
        let context = CallContext(
            route: call.route, connection: identity, metadata: call.metadata, deadline: call.deadline, call: nil,
            record: record)
        do throws(RPCError) {
            record?.received(byteCount: call.payload.count)
            try loop.interceptors.begin(context)
            let reply = try call.route.answer(payload: call.payload, arena: loop.arena, context: context)
            try write(reply, on: call.streamID, record)
            record?.end(nil, now: loop.now)
        } catch {
            write(error, on: call.streamID)
            log.handlerFailed(error, call.route.method, record)
            record?.end(error, now: loop.now)
        }
        loop.arena.reset()
    }

    /// Sets a handler going that answers through the mailbox.
    func start(_ incoming: IncomingCall) {
        let record = loop.interceptors.record(incoming.metadata, now: loop.now)
        let call = ServerCall(incoming, limits: limits, outbox: outbox, record: record)
        let context = CallContext(
            route: incoming.route, connection: identity, metadata: incoming.metadata, deadline: incoming.deadline,
            call: call, record: record)
        guard loop.budget.take(call.requestBytes) else {
            loop.interceptors.refused(.busy, peer: identity.peer)
            return finish(call, .failure(.busy))
        }
        calls[incoming.streamID] = call
        if incoming.route.method.shape.hasRequestStream {
            if let message = incoming.firstMessage { receive(message, of: call) }
            if incoming.isRemoteClosed { call.requestsEnded() }
        } else {
            record?.received(byteCount: incoming.payload.count)
        }
        do throws(RPCError) {
            try start(incoming, call, context)
        } catch {
            loop.budget.giveBack(call.requestBytes)
            finish(call, .failure(error))
        }
        loop.arena.reset()
    }

    private func start(_ incoming: IncomingCall, _ call: ServerCall, _ context: CallContext) throws(RPCError) {
        guard let record = call.record else {
            return try incoming.route.start(payload: incoming.payload, arena: loop.arena, context: context, call: call)
        }
        try loop.interceptors.begin(context)
        try record.withServiceContext { () throws(RPCError) in
            try incoming.route.start(payload: incoming.payload, arena: loop.arena, context: context, call: call)
        }
    }

    /// Gives a handler a message of its peer, unless it is too far behind already.
    func receive(_ payload: UnsafeRawBufferPointer, on id: UInt32) {
        guard let call = calls[id], !receive(payload, of: call) else { return }
        perform(machine.overrun(id))
    }

    @discardableResult
    private func receive(_ payload: UnsafeRawBufferPointer, of call: ServerCall) -> Bool {
        call.record?.received(byteCount: payload.count)
        return call.receive(payload)
    }

    /// Takes what a call off the loop has to say.
    ///
    /// - Returns: true when this is the first of a batch, so that ``deliveryEnded()`` is to be called after the last.
    func deliver(_ event: ServerCallEvent, of call: ServerCall) -> Bool {
        switch event {
        case .message(let frame): send(frame, of: call)
        case .finished(let result): finish(call, result)
        }
        if outbound.count >= Self.burstBytesMax { flushGathered() }
        defer { isTouched = true }
        return !isTouched
    }

    func deliveryEnded() {
        isTouched = false
        settle()
    }

    /// Writes messages that had to wait, as long as the peer takes them.
    func writeQueued() {
        while let (id, bytes, isMessage) = machine.nextQueuedFrame() {
            outbound.append(bytes)
            if isMessage { calls[id]?.messageLeft(byteCount: bytes.count) }
            if outbound.count >= Self.burstBytesMax { flush() }
        }
    }

    func write(_ error: RPCError, on id: UInt32) {
        outbound.append(ResponseFrame.packed(error, streamID: id, dataBytesMax: limits.frameBytesMax))
    }

    private func write(_ reply: PreparedMessage, on id: UInt32, _ record: CallRecord?) throws(RPCError) {
        let dataCount = ResponseFrame.dataCount(packedSize: reply.packedSize)
        guard dataCount <= limits.frameBytesMax else {
            throw .replyTooLarge(byteCount: dataCount, byteCountMax: limits.frameBytesMax)
        }
        outbound.append(reply: reply, dataCount: dataCount, streamID: id)
        record?.sent(byteCount: dataCount)
    }

    private func flushGathered() {
        guard !isBusy else { return }
        isBusy = true
        flush()
        isBusy = false
    }

    private func send(_ frame: [UInt8], of call: ServerCall) {
        switch machine.send(frame, on: call.streamID) {
        case .write:
            outbound.append(frame)
            call.messageLeft(byteCount: frame.count)
        case .queued: break
        case .dropped: return
        }
        call.record?.sent(byteCount: frame.count - FrameHeader.byteCount)
    }

    private func finish(_ call: ServerCall, _ result: ServerCallResult) {
        calls[call.streamID] = nil
        let error: RPCError? = if case .failure(let error) = result { error } else { nil }
        let (isAnswered, packingError) =
            call.route.method.shape.hasReplyStream ? (finishStream(call, result), nil) : finishUnary(call, result)
        let outcome = packingError ?? error
        if isAnswered, let outcome { log.handlerFailed(outcome, call.route.method, call.record) }
        call.record?.end(outcome, now: loop.now)
    }

    /// - Returns: whether anybody waited for the answer, and why it could not be packed.
    private func finishUnary(_ call: ServerCall, _ result: ServerCallResult) -> (isAnswered: Bool, RPCError?) {
        let id = call.streamID
        guard machine.unaryFinished(id) else { return (false, nil) }
        switch result {
        case .frame(let frame):
            outbound.append(frame)
            call.record?.sent(byteCount: frame.count - FrameHeader.byteCount)
        case .message(let message): return (true, pack(message, of: call))
        case .failure(let error): write(error, on: id)
        case .endOfStream: break
        }
        return (true, nil)
    }

    private func pack(_ message: any ProtobufMessage, of call: ServerCall) -> RPCError? {
        defer { loop.arena.reset() }
        do throws(RPCError) {
            try write(try message.preparedReply(in: loop.arena), on: call.streamID, call.record)
            return nil
        } catch {
            write(error, on: call.streamID)
            return error
        }
    }

    private func finishStream(_ call: ServerCall, _ result: ServerCallResult) -> Bool {
        let frame =
            if case .failure(let error) = result {
                ResponseFrame.packed(error, streamID: call.streamID, dataBytesMax: limits.frameBytesMax)
            } else {
                DataFrame.end(streamID: call.streamID)
            }
        let disposition = machine.streamFinished(call.streamID, closingFrame: frame)
        if disposition == .write { outbound.append(frame) }
        return disposition != .dropped
    }
}

extension RPCError {
    /// The server as a whole has too much in hand.
    fileprivate static let busy = RPCError(
        code: .resourceExhausted, message: "The server has too many large requests in hand; repeat with a delay.",
        mayHaveExecuted: false)
}
