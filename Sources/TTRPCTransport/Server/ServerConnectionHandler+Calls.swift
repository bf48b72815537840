internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// Calls: those that are answered on the spot, and those that answer later.
extension ServerConnectionHandler {
    /// Unpacks, handles and packs between two frames. Nothing here allocates but what the handler and its messages
    /// need.
    func answerInline(_ call: IncomingCall) {
        let record = environment.interceptors.record(call.metadata, now: loop.now)
        let context = CallContext(
            route: call.route, connection: identity, metadata: call.metadata, deadline: call.deadline, call: nil,
            record: record)
        do throws(RPCError) {
            record?.received(byteCount: call.payload.count)
            try environment.interceptors.begin(context)
            if call.compression != nil {
                try answerInflated(call, context)
            } else {
                let reply = try call.route.answer(payload: call.payload, arena: loop.arena, context: context)
                try write(reply, on: call.streamID, record)
            }
            record?.end(nil, now: loop.now)
        } catch {
            writeTrailers(of: call.streamID, record, isFailure: true)
            write(error, on: call.streamID)
            log.handlerFailed(error, call.route.method, record)
            record?.end(error, now: loop.now)
            if error.isPeersFault { perform(machine.badMessage(now: loop.now)) }
        }
        loop.arena.reset()
    }

    private func answerInflated(_ call: IncomingCall, _ context: CallContext) throws(RPCError) {
        try withPayload(of: call) { payload throws(RPCError) in
            let reply = try call.route.answer(payload: payload, arena: loop.arena, context: context)
            try write(reply, on: call.streamID, context.record)
        }
    }

    /// Gives `body` the payload as it was before it was compressed.
    private func withPayload(
        of call: IncomingCall, _ body: (UnsafeRawBufferPointer) throws(RPCError) -> Void
    ) throws(RPCError) {
        guard let compression = call.compression else { return try body(call.payload) }
        let payload = try compression.received(call.payload, byteCountMax: frameBytesMax)
        let result = payload.withUnsafeBytes { payload in
            Result { () throws(RPCError) in try body(payload) }
        }
        try result.get()
    }

    /// Sets a handler going that answers through the mailbox.
    func start(_ incoming: IncomingCall) {
        // A stream's first message is inflated when its handler reads it, like all others.
        guard incoming.compression != nil, !incoming.route.method.shape.hasRequestStream else {
            return start(incoming, payload: incoming.payload)
        }
        do throws(RPCError) {
            try withPayload(of: incoming) { payload throws(RPCError) in
                machine.requestInflated(incoming.streamID, byteCount: payload.count)
                start(incoming, payload: payload)
            }
        } catch {
            environment.interceptors.refused(error, peer: identity.peer)
            perform(machine.badMessage(on: incoming.streamID, error, now: loop.now))
            _ = machine.unaryFinished(incoming.streamID)
        }
    }

    private func start(_ incoming: IncomingCall, payload: UnsafeRawBufferPointer) {
        let terms = extendedTerms ?? environment.plainTerms
        let record = environment.interceptors.record(incoming.metadata, now: loop.now)
        let call = ServerCall(
            incoming, requestBytes: payload.count, terms: terms, outbox: outbox, record: record)
        let context = CallContext(
            route: incoming.route, connection: identity, metadata: incoming.metadata, deadline: incoming.deadline,
            call: call, record: record)
        guard loop.budget.take(call.requestBytes) else { return refuse(call) }
        calls[incoming.streamID] = call
        if incoming.route.method.shape.hasRequestStream {
            if let message = incoming.firstMessage {
                record?.received(byteCount: message.count)
                let payload = ReceivedPayload(bytes: message, compression: incoming.compression)
                guard call.receive(payload, isFirst: true) == .taken else {
                    loop.budget.giveBack(call.requestBytes)
                    return refuse(call)
                }
            }
            if incoming.isRemoteClosed { call.requestsEnded() }
        } else {
            record?.received(byteCount: incoming.payload.count)
        }
        do throws(RPCError) {
            try run(incoming, payload, call, context)
        } catch {
            loop.budget.giveBack(call.requestBytes)
            finish(call, .failure(error))
            if error.isPeersFault { perform(machine.badMessage(now: loop.now)) }
        }
        loop.arena.reset()
    }

    /// Ends a call for which the process has no bytes left, before its handler has begun.
    private func refuse(_ call: ServerCall) {
        environment.metrics.hit(.processBytes)
        environment.interceptors.refused(.busy, peer: identity.peer)
        finish(call, .failure(.busy))
    }

    private func run(
        _ incoming: IncomingCall, _ payload: UnsafeRawBufferPointer, _ call: ServerCall, _ context: CallContext
    ) throws(RPCError) {
        guard let record = call.record else {
            return try incoming.route.start(payload: payload, arena: loop.arena, context: context, call: call)
        }
        try environment.interceptors.begin(context)
        try record.withServiceContext { () throws(RPCError) in
            try incoming.route.start(payload: payload, arena: loop.arena, context: context, call: call)
        }
    }

    /// Gives a handler a message of its peer, unless it is too far behind already.
    func receive(_ payload: ReceivedPayload, on id: UInt32, isLast: Bool) {
        guard let call = calls[id] else { return }
        call.record?.received(byteCount: payload.bytes.count)
        switch call.receive(payload) {
        case .taken:
            if isLast { call.requestsEnded() }
        case .full:
            held = HeldMessage(streamID: id, bytes: Array(payload.bytes), isLast: isLast)
            // A task that is made now runs behind the readers that were woken before.
            Task { [outbox] in outbox.perform { $0.readersHadTheirTurn() } }
        case .overBudget:
            environment.metrics.hit(.processBytes)
            perform(machine.overrun(id))
        }
    }

    private func readersHadTheirTurn() {
        guard phase == .open, let held else { return }
        self.held = nil
        if let call = calls[held.streamID] {
            switch held.bytes.withUnsafeBytes({ call.receive(ReceivedPayload(bytes: $0)) }) {
            case .taken: if held.isLast { call.requestsEnded() }
            case .full, .overBudget: perform(machine.overrun(held.streamID))
            }
        }
        isPaused = true
        settle()
    }

    /// Takes what a call off the loop has to say.
    ///
    /// - Returns: true when this is the first of a batch, so that ``deliveryEnded()`` is to be called after the last.
    func deliver(_ event: ServerCallEvent, of call: ServerCall) -> Bool {
        switch event {
        case .message(let frame): send(frame, of: call)
        case .headers(let frame): if machine.sendHeaders(frame, on: call.streamID) == .write { outbound.append(frame) }
        case .read(let byteCount): machine.messageRead(call.streamID, byteCount: byteCount)
        case .badMessage(let error): perform(machine.badMessage(on: call.streamID, error, now: loop.now))
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
        outbound.append(ResponseFrame.packed(error, streamID: id, dataBytesMax: frameBytesMax))
    }

    /// - Parameter isInline: whether trailers are still to be written.
    private func write(
        _ reply: PreparedMessage, on id: UInt32, _ record: CallRecord?, isInline: Bool = true
    ) throws(RPCError) {
        let dataCount = ResponseFrame.dataCount(packedSize: reply.packedSize)
        guard dataCount <= frameBytesMax else {
            throw .replyTooLarge(byteCount: dataCount, byteCountMax: frameBytesMax)
        }
        guard let compression = extendedTerms?.compression, reply.packedSize >= Compression.worthwhileBytesMin else {
            if isInline { writeTrailers(of: id, record) }
            outbound.append(reply: reply, dataCount: dataCount, streamID: id)
            record?.sent(byteCount: dataCount)
            return
        }
        let frame = try ResponseFrame.packed(
            reply, streamID: id, dataBytesMax: frameBytesMax, compression: compression)
        if isInline { writeTrailers(of: id, record) }
        outbound.append(frame)
        record?.sent(byteCount: frame.count - FrameHeader.byteCount)
    }

    /// What an inline handler sends beside its answer: headers, too, since both leave together.
    @inline(__always)
    private func writeTrailers(of id: UInt32, _ record: CallRecord?, isFailure: Bool = false) {
        let more = extendedTerms == nil ? nil : record?.sentBack(isFailure: isFailure)
        guard let (headers, trailers) = identity.takeInlineAnswer(streamID: id, adding: more), extendedTerms != nil
        else { return }
        outbound.append(headers + trailers)
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
        let (isAnswered, packingError) =
            call.route.method.shape.hasReplyStream ? (finishStream(call, result), nil) : finishUnary(call, result)
        let outcome = packingError ?? result.error
        if isAnswered, let outcome { log.handlerFailed(outcome, call.route.method, call.record) }
        call.record?.end(outcome, now: loop.now)
    }

    /// - Returns: whether anybody waited for the answer, and why it could not be packed.
    private func finishUnary(_ call: ServerCall, _ result: ServerCallResult) -> (isAnswered: Bool, RPCError?) {
        let id = call.streamID
        guard machine.unaryFinished(id) else { return (false, nil) }
        outbound.append(call.trailersFrame(isFailure: result.error != nil))
        switch result {
        case .frame(let frame):
            outbound.append(frame)
            call.record?.sent(byteCount: frame.count - FrameHeader.byteCount)
        case .message(let make): return (true, pack(make(), of: call))
        case .failure(let error): write(error, on: id)
        case .endOfStream: break
        }
        return (true, nil)
    }

    private func pack(_ message: any ProtobufMessage, of call: ServerCall) -> RPCError? {
        defer { loop.arena.reset() }
        do throws(RPCError) {
            try write(try message.preparedReply(in: loop.arena), on: call.streamID, call.record, isInline: false)
            return nil
        } catch {
            write(error, on: call.streamID)
            return error
        }
    }

    private func finishStream(_ call: ServerCall, _ result: ServerCallResult) -> Bool {
        let frame =
            if let error = result.error {
                ResponseFrame.packed(error, streamID: call.streamID, dataBytesMax: frameBytesMax)
            } else {
                DataFrame.end(streamID: call.streamID)
            }
        let trailers = call.trailersFrame(isFailure: result.error != nil)
        let closingFrame = trailers.isEmpty ? frame : trailers + frame
        let disposition = machine.streamFinished(call.streamID, closingFrame: closingFrame)
        if disposition == .write { outbound.append(closingFrame) }
        return disposition != .dropped
    }
}
