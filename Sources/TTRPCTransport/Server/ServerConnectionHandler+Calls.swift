internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// Calls: those that are answered on the spot, and those that answer later.
extension ServerConnectionHandler {
    /// Unpacks, handles and packs between two frames. Nothing here allocates but what the handler and its messages
    /// need.
    func answerInline(_ call: IncomingCall) {
        let context = CallContext(
            route: call.route, connection: identity, metadata: call.metadata, deadline: call.deadline, call: nil)
        do throws(RPCError) {
            let reply = try call.route.answer(payload: call.payload, arena: loop.arena, context: context)
            try write(reply, on: call.streamID)
        } catch {
            write(error, on: call.streamID)
            log.handlerFailed(error, call.route.method)
        }
        loop.arena.reset()
    }

    /// Sets a handler going that answers through the mailbox.
    func start(_ incoming: IncomingCall) {
        let call = ServerCall(incoming, limits: limits, outbox: outbox)
        let context = CallContext(
            route: incoming.route, connection: identity, metadata: incoming.metadata, deadline: incoming.deadline,
            call: call)
        guard loop.budget.take(call.requestBytes) else { return finish(call, .failure(.busy)) }
        calls[incoming.streamID] = call
        if incoming.route.method.shape.hasRequestStream {
            if let message = incoming.firstMessage { _ = call.receive(message) }
            if incoming.isRemoteClosed { call.requestsEnded() }
        }
        do throws(RPCError) {
            try incoming.route.start(payload: incoming.payload, arena: loop.arena, context: context, call: call)
        } catch {
            loop.budget.giveBack(call.requestBytes)
            finish(call, .failure(error))
        }
        loop.arena.reset()
    }

    /// Gives a handler a message of its peer, unless it is too far behind already.
    func receive(_ payload: UnsafeRawBufferPointer, on id: UInt32) {
        guard let call = calls[id], !call.receive(payload) else { return }
        perform(machine.overrun(id))
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

    private func write(_ reply: PreparedMessage, on id: UInt32) throws(RPCError) {
        let dataCount = ResponseFrame.dataCount(packedSize: reply.packedSize)
        guard dataCount <= limits.frameBytesMax else {
            throw .replyTooLarge(byteCount: dataCount, byteCountMax: limits.frameBytesMax)
        }
        outbound.append(reply: reply, dataCount: dataCount, streamID: id)
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
        case .queued, .dropped:
            break
        }
    }

    private func finish(_ call: ServerCall, _ result: ServerCallResult) {
        calls[call.streamID] = nil
        let isAnswered =
            call.route.method.shape.hasReplyStream ? finishStream(call, result) : finishUnary(call, result)
        if isAnswered, case .failure(let error) = result { log.handlerFailed(error, call.route.method) }
    }

    private func finishUnary(_ call: ServerCall, _ result: ServerCallResult) -> Bool {
        let id = call.streamID
        guard machine.unaryFinished(id) else { return false }
        switch result {
        case .frame(let frame): outbound.append(frame)
        case .message(let message): pack(message, on: id)
        case .failure(let error): write(error, on: id)
        case .endOfStream: break
        }
        return true
    }

    private func pack(_ message: any ProtobufMessage, on id: UInt32) {
        do throws(RPCError) {
            try write(try message.preparedReply(in: loop.arena), on: id)
        } catch {
            write(error, on: id)
            log.handlerFailed(error, nil)
        }
        loop.arena.reset()
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
