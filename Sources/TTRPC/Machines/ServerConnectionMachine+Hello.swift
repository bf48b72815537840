/// How two peers agree on the extension, and how a peer says who it is.
extension ServerConnectionMachine {
    func isHello(_ envelope: RequestEnvelope) -> Bool {
        let name = HelloMethod.descriptor
        return features.hasExtension && envelope.method.elementsEqual(name.method.utf8)
            && envelope.service.elementsEqual(name.service.utf8)
    }

    /// Hello has come, which this machine answers itself.
    mutating func hello(_ header: FrameHeader, _ payload: UnsafeRawBufferPointer, now: MonotonicTime) -> ServerAction {
        let id = header.streamID
        guard let request = HelloRequest(reading: payload) else {
            return provoked(
                .refuse(streamID: id, .protocolError("The request of Hello is no ttrpcx.v1.HelloRequest.")), now: now)
        }
        if request.version > 0, id != HelloMethod.streamID || history.highest != HelloMethod.streamID {
            return .refuse(streamID: id, .helloTooLate)
        }
        if isDraining { return .refuse(streamID: id, .draining) }
        guard features.authenticatesConnections, !request.token.isEmpty else {
            agree(request, on: id, now: now)
            return .proceed
        }
        pendingHello = (id, request)
        return .authenticate(token: request.token)
    }

    /// It is known whose the token of the last Hello is.
    ///
    /// - Parameter error: why the peer may not come in; nil when it may.
    package mutating func authenticated(_ error: RPCError?, now: MonotonicTime) -> ServerAction {
        guard let (id, request) = pendingHello else { return .proceed }
        pendingHello = nil
        if let error { return .refuse(streamID: id, error) }
        if isDraining { return .refuse(streamID: id, .draining) }
        isAuthenticated = true
        decoder.dataBytesMax = agreed?.settings.frameBytesMax ?? limits.frameBytesMax
        agree(request, on: id, now: now)
        return .proceed
    }

    private mutating func agree(_ request: HelloRequest, on id: UInt32, now: MonotonicTime) {
        var offer = ExtensionOffer()
        offer.frameBytesMax = limits.frameBytesMax
        offer.streamWindowBytes = limits.streamWindowBytes
        offer.connectionWindowBytes = limits.connectionWindowBytes
        offer.compressions = features.hasCompression ? Compression.allCases : []
        let terms = ServerTerms(
            runningCallsMax: limits.runningHandlersMax, metadata: limits.metadata,
            pingIntervalMin: limits.pingIntervalMin)
        let (reply, settings) = ExtensionSettings.answer(to: request, offer: offer, terms: terms)
        write(ResponseFrame.packed(payload: reply.packed(), streamID: id))
        guard let settings else { return }
        agreed = ServerExtension(settings: settings, limits: limits, now: now)
        decoder.dataBytesMax = min(
            settings.frameBytesMax, isAuthenticated ? .max : limits.unauthenticatedFrameBytesMax)
    }
}

extension RPCError {
    static let helloTooLate = RPCError(
        code: .failedPrecondition,
        message: "Hello with a version has to be the first request of its connection, on stream 1.")

    static let draining = RPCError(
        code: .unavailable, message: "The server is closing and takes no calls; the call was not executed.")
}
