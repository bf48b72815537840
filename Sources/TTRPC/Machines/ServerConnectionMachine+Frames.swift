/// What each frame means.
extension ServerConnectionMachine {
    @inline(__always)
    mutating func frame(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        switch header.type {
        case .request: request(header, data, now: now)
        case .data: self.data(header, data, now: now)
        // A response makes no sense here.
        case .response: .proceed
        // Other types are extensions; a plain peer has not agreed on any.
        default: agreed == nil ? .proceed : control(header, data, now: now)
        }
    }

    /// A frame above the limit, of which only the header is ever looked at.
    mutating func oversized(_ header: FrameHeader, now: MonotonicTime) -> ServerAction {
        let id = header.streamID
        limitHit = .frameBytes
        switch header.type {
        case .request:
            return admit(id, now: now) ?? provoked(refuse(header, oversizedError(header)), now: now)
        case .data where streams[id]?.isOpen == true:
            if let action = countData(header) { return action }
            dataDropped(Int(header.dataCount))
            return provoked(end(id, oversizedError(header)), now: now)
        case .data:
            return data(header, UnsafeRawBufferPointer(start: nil, count: 0), now: now)
        case .response:
            return .proceed
        default:
            return agreed == nil ? .proceed : abort(.oversizedControlFrame)
        }
    }

    private func oversizedError(_ header: FrameHeader) -> RPCError {
        let hint = isAuthenticated ? "" : " as long as the connection is not authenticated: send a token with Hello"
        return RPCError(
            code: .resourceExhausted,
            message: "The frame has \(header.dataCount) bytes of data and may have \(decoder.dataBytesMax)\(hint).")
    }

    /// A message from the peer, or its half-close. Unary calls and server streams have room for neither.
    private mutating func data(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        let id = header.streamID
        if header.dataCount == 0, !header.flags.contains(.remoteClosed), let action = countControlFrame(now: now) {
            return action
        }
        if let action = countData(header) { return action }
        guard let stream = streams[id], stream.isOpen else {
            dataDropped(Int(header.dataCount))
            if earlyEnded.drops(header) { return .proceed }
            return provoked(.refuse(streamID: id, .invalid("Data on stream \(id), which is not open.")), now: now)
        }
        if stream.shape.hasRequestStream { return message(header, data, of: stream, now: now) }
        dataDropped(Int(header.dataCount))
        let isHalfClose = header.flags.isSuperset(of: [.remoteClosed, .noData])
        if stream.shape == .serverStream, isHalfClose, !stream.isRemoteClosed {
            streams[id]?.isRemoteClosed = true
            return .proceed
        }
        return provoked(end(id, .invalid("Data on stream \(id), whose method takes one request only.")), now: now)
    }

    /// Part of a stream of requests. Data without a byte is a message, too, unless it is flagged as none.
    private mutating func message(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, of stream: ServerStream, now: MonotonicTime
    ) -> ServerAction {
        let id = header.streamID
        if stream.isRemoteClosed {
            dataDropped(Int(header.dataCount))
            return provoked(end(id, .invalid("Data on stream \(id) after its half-close.")), now: now)
        }
        guard countData(header, on: id) else {
            dataDropped(Int(header.dataCount))
            limitHit = .streamWindow
            return provoked(end(id, .withoutCredit(id)), now: now)
        }
        let isLast = header.flags.contains(.remoteClosed)
        if isLast { streams[id]?.isRemoteClosed = true }
        // The handler has returned and what it sent waits for the peer: this comes too late.
        guard stream.isRunning else {
            dropUnread(id)
            return .proceed
        }
        if header.flags.contains(.noData) {
            // Nobody reads what is flagged as nothing.
            messageRead(id, byteCount: Int(header.dataCount))
            return isLast ? .requestsEnded(streamID: id) : .proceed
        }
        do throws(RPCError) {
            let payload = ReceivedPayload(bytes: data, compression: try compression(of: header, payload: data))
            return isLast ? .lastMessage(streamID: id, payload) : .message(streamID: id, payload)
        } catch {
            return end(id, error)
        }
    }

    /// How a payload is compressed. The flag means nothing to plain peers, and an empty payload is an empty message.
    private func compression(
        of header: FrameHeader, payload: UnsafeRawBufferPointer
    ) throws(RPCError) -> Compression? {
        guard header.flags.contains(.compressed), let agreed, !payload.isEmpty else { return nil }
        if let compression = agreed.settings.compression { return compression }
        throw RPCError(
            code: .unimplemented,
            message: "The payload is compressed, and no compression was agreed on in Hello; send it as it is.")
    }

    private mutating func request(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        let id = header.streamID
        if let refusal = admit(id, now: now) { return refusal }
        guard let envelope = RequestEnvelope(reading: data) else {
            return provoked(refuse(header, .invalid("The request envelope is no protobuf.")), now: now)
        }
        do throws(RPCError) {
            let metadata = try metadataCache.metadata(of: envelope, limits: limits.metadata)
            if let route = router.route(service: envelope.service, method: envelope.method) {
                return try call(header, envelope, route, metadata, now: now)
            }
        } catch {
            if error.code == .resourceExhausted { limitHit = .metadata }
            return provoked(refuse(header, error), now: now)
        }
        if isHello(envelope) { return hello(header, envelope.payload, now: now) }
        let error = RPCError.unknownMethod(envelope)
        let action = refuse(header, error)
        return error.code == .unimplemented ? action : provoked(action, now: now)
    }

    /// A request for a method that there is, and about which nothing else is known but that it is well formed.
    @inline(__always)
    private mutating func call(
        _ header: FrameHeader, _ envelope: RequestEnvelope, _ route: Route, _ metadata: Metadata, now: MonotonicTime
    ) throws(RPCError) -> ServerAction {
        if isDraining, isRefusing(header.streamID) { return refuseUnread(header, .draining) }
        let nanoseconds = envelope.timeoutNanoseconds
        if nanoseconds < 0 { return refuse(header, .deadlineExceeded) }
        let call: IncomingCall
        do throws(RPCError) {
            call = IncomingCall(
                streamID: header.streamID, route: route, payload: envelope.payload,
                compression: try compression(of: header, payload: envelope.payload), metadata: metadata,
                // 0 is no deadline.
                deadline: nanoseconds == 0 ? nil : now.advanced(byNanoseconds: nanoseconds), flags: header.flags)
        } catch {
            return refuse(header, error)
        }
        if route.isInline { return .call(call) }
        guard runningCount < limits.runningHandlersMax else {
            limitHit = .runningCalls
            return refuseUnread(header, .tooManyCalls(runningCount))
        }
        open(call)
        return .call(call)
    }

    /// Answers a request that does not become a call. Messages that the peer sends before it knows are dropped.
    private mutating func refuse(_ header: FrameHeader, _ error: RPCError) -> ServerAction {
        if header.flags.contains(.remoteOpen), !header.flags.contains(.remoteClosed) {
            earlyEnded.insert(header.streamID)
        }
        return .refuse(streamID: header.streamID, error)
    }

    /// The same for one that is in order and comes at the wrong time: an extended peer learns that it may try again.
    private mutating func refuseUnread(_ header: FrameHeader, _ error: RPCError) -> ServerAction {
        let action = refuse(header, error)
        guard agreed != nil else { return action }
        refusal = error
        write(
            ResetFrame(code: error.code, reason: error.message, isRefused: true).packed(streamID: header.streamID))
        return .proceed
    }

    /// Uses a stream id up.
    ///
    /// - Returns: what to do instead when it cannot be used.
    @inline(__always)
    private mutating func admit(_ id: UInt32, now: MonotonicTime) -> ServerAction? {
        guard id & 1 == 1 else {
            let error = RPCError.invalid("Stream id \(id) is not odd, as a client's ids are.")
            return provoked(.refuse(streamID: id, error), now: now)
        }
        if agreed != nil, history.isPassedOver(id) { return abort(.streamIDOrder) }
        if history.take(id) { return nil }
        let error = RPCError.invalid("Stream id \(id) was used before on this connection.")
        return provoked(streams[id]?.isOpen == true ? end(id, error) : .refuse(streamID: id, error), now: now)
    }

    private mutating func open(_ call: IncomingCall) {
        runningCount += 1
        openCount += 1
        requestBytesInFlight += call.payload.count
        if requestBytesInFlight >= limits.requestBytesInFlightMax { limitHit = .requestBytes }
        streams[call.streamID] = ServerStream(
            shape: call.route.method.shape, deadline: call.deadline, requestBytes: call.payload.count,
            isRemoteClosed: call.isRemoteClosed, flow: agreed.map { StreamFlow($0.settings) })
        if let deadline = call.deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
    }
}

extension RPCError {
    static func tooManyCalls(_ count: Int) -> RPCError {
        RPCError(
            code: .resourceExhausted,
            message: "\(count) calls run on this connection, and no more may; wait for one to end.")
    }

    static func withoutCredit(_ id: UInt32) -> RPCError {
        RPCError(
            code: .resourceExhausted, message: "Data on stream \(id) without credit; wait for a WINDOW before sending.")
    }
}
