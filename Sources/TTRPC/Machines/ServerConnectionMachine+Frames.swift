/// What each frame means.
extension ServerConnectionMachine {
    @inline(__always)
    mutating func frame(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        switch header.type {
        case .request: request(header, data, now: now)
        case .data: self.data(header, data)
        // A response makes no sense here, and other types are extensions that we have not agreed on.
        default: .proceed
        }
    }

    /// A frame above the limit, of which only the header is ever looked at.
    mutating func oversized(_ header: FrameHeader) -> ServerAction {
        let error = RPCError(
            code: .resourceExhausted,
            message: "The frame has \(header.dataCount) bytes of data and may have \(limits.frameBytesMax).")
        switch header.type {
        case .request:
            return admit(header.streamID) ?? refuse(header, error)
        case .data where streams[header.streamID]?.isOpen == true:
            return end(header.streamID, error)
        case .data:
            return data(header, UnsafeRawBufferPointer(start: nil, count: 0))
        default:
            return .proceed
        }
    }

    /// A message from the peer, or its half-close. Unary calls and server streams have room for neither.
    private mutating func data(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ServerAction {
        let id = header.streamID
        guard let stream = streams[id], stream.isOpen else {
            if earlyEnded.drops(header) { return .proceed }
            return .refuse(streamID: id, .invalid("Data on stream \(id), which is not open."))
        }
        if stream.shape.hasRequestStream { return message(header, data, of: stream) }
        let isHalfClose = header.flags.isSuperset(of: [.remoteClosed, .noData])
        if stream.shape == .serverStream, isHalfClose, !stream.isRemoteClosed {
            streams[id]?.isRemoteClosed = true
            return .proceed
        }
        return end(id, .invalid("Data on stream \(id), whose method takes one request only."))
    }

    /// Part of a stream of requests. Data without a byte is a message, too, unless it is flagged as none.
    private mutating func message(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, of stream: ServerStream
    ) -> ServerAction {
        let id = header.streamID
        if stream.isRemoteClosed { return end(id, .invalid("Data on stream \(id) after its half-close.")) }
        let isLast = header.flags.contains(.remoteClosed)
        if isLast { streams[id]?.isRemoteClosed = true }
        if header.flags.contains(.noData) { return isLast ? .requestsEnded(streamID: id) : .proceed }
        return isLast ? .lastMessage(streamID: id, payload: data) : .message(streamID: id, payload: data)
    }

    private mutating func request(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) -> ServerAction {
        let id = header.streamID
        if let refusal = admit(id) { return refusal }
        do throws(RPCError) {
            let call = try call(header, data, now: now)
            if !call.route.isInline { try open(call) }
            return .call(call)
        } catch {
            return refuse(header, error)
        }
    }

    /// Answers a request that does not become a call. Messages that the peer sends before it knows are dropped.
    private mutating func refuse(_ header: FrameHeader, _ error: RPCError) -> ServerAction {
        if header.flags.contains(.remoteOpen), !header.flags.contains(.remoteClosed) {
            earlyEnded.insert(header.streamID)
        }
        return .refuse(streamID: header.streamID, error)
    }

    /// Uses a stream id up.
    ///
    /// - Returns: what to do instead when it cannot be used.
    private mutating func admit(_ id: UInt32) -> ServerAction? {
        guard id & 1 == 1 else {
            return .refuse(streamID: id, .invalid("Stream id \(id) is not odd, as a client's ids are."))
        }
        if history.take(id) { return nil }
        let error = RPCError.invalid("Stream id \(id) was used before on this connection.")
        return streams[id]?.isOpen == true ? end(id, error) : .refuse(streamID: id, error)
    }

    /// Checks everything about a request but its payload.
    private mutating func call(
        _ header: FrameHeader, _ data: UnsafeRawBufferPointer, now: MonotonicTime
    ) throws(RPCError) -> IncomingCall {
        guard let envelope = RequestEnvelope(reading: data) else {
            throw .invalid("The request envelope is no protobuf.")
        }
        let metadata = try metadataCache.metadata(of: envelope, limits: limits.metadata)
        guard let route = router.route(service: envelope.service, method: envelope.method) else {
            throw .unknownMethod(envelope)
        }
        if isDraining {
            throw RPCError(
                code: .unavailable, message: "The server is closing and takes no calls; the call was not executed.")
        }
        let deadline = try Self.deadline(envelope.timeoutNanoseconds, now: now)
        return IncomingCall(
            streamID: header.streamID, route: route, payload: envelope.payload, metadata: metadata, deadline: deadline,
            flags: header.flags)
    }

    /// 0 is no deadline.
    private static func deadline(
        _ timeoutNanoseconds: Int64, now: MonotonicTime
    ) throws(RPCError) -> MonotonicTime? {
        if timeoutNanoseconds == 0 { return nil }
        guard timeoutNanoseconds > 0 else { throw .deadlineExceeded }
        return now.advanced(byNanoseconds: timeoutNanoseconds)
    }

    private mutating func open(_ call: IncomingCall) throws(RPCError) {
        guard runningCount < limits.runningHandlersMax else {
            throw RPCError(
                code: .resourceExhausted,
                message: "\(runningCount) calls run on this connection, and no more may; wait for one to end.")
        }
        runningCount += 1
        openCount += 1
        requestBytesInFlight += call.payload.count
        streams[call.streamID] = ServerStream(
            shape: call.route.method.shape, deadline: call.deadline, requestBytes: call.payload.count,
            isRemoteClosed: call.isRemoteClosed)
        if let deadline = call.deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
    }
}
