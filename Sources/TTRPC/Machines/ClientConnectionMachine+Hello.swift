internal import DequeModule

/// Whether the server speaks the extension.
extension ClientConnectionMachine {
    /// Asks, before the first call. Calls may follow at once.
    ///
    /// - Parameters:
    ///   - compressions: the most wanted first.
    ///   - token: proves who connects; empty for nobody.
    /// - Returns: the frame that goes out first.
    package mutating func begin(compressions: [Compression], token: String, now: MonotonicTime) -> [UInt8] {
        let offer = limits.offer(compressions)
        speech = .asking
        hello = ClientHello(offer: offer, deadline: now + limits.helloTimeout, now: now)
        nextStreamID = max(nextStreamID, UInt64(HelloMethod.streamID) + 2)
        let payload = ExtensionSettings.request(offer: offer, token: token).packed()
        return RequestFrame(
            method: HelloMethod.descriptor, payload: payload, metadata: [], timeoutNanoseconds: 0
        ).packed(streamID: HelloMethod.streamID, flags: [])
    }

    /// What the connection has agreed on; nil while it speaks plain ttrpc.
    package var settings: ExtensionSettings? { extended?.settings }

    /// True until it is known whether the server speaks the extension.
    package var isAsking: Bool { speech == .asking }

    /// Bytes have come, or the first call is about to be opened. Plain connections need not be told.
    package mutating func heard(now time: @autoclosure () -> MonotonicTime) {
        switch speech {
        case .plain: break
        case .asking: hello?.now = time()
        case .extended:
            let now = time()
            extended?.now = now
            extended?.keepalive.heard(now: now)
        }
    }

    /// Frames that the machine has to say by itself, to be written behind what was written before.
    package mutating func takeControlBytes() -> [UInt8]? {
        guard !controlBytes.isEmpty else { return nil }
        defer { controlBytes = [] }
        return controlBytes
    }

    mutating func helloAnswer(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) -> ClientAction {
        guard header.type == .response, let envelope = ResponseEnvelope(reading: data) else {
            return helloFailed(.helloNotUnderstood)
        }
        if let error = envelope.error {
            switch error.code {
            case .unauthenticated, .permissionDenied, .unavailable: return helloFailed(error)
            default: return stayPlain()
            }
        }
        guard let hello, let reply = HelloReply(reading: envelope.payload) else {
            return helloFailed(.helloNotUnderstood)
        }
        guard let settings = ExtensionSettings(reply: reply, to: hello.offer) else { return stayPlain() }
        return extend(settings, hello)
    }

    mutating func helloFailed(_ error: RPCError) -> ClientAction {
        hello = nil
        isLeaving = true
        return .disconnect(error)
    }

    private mutating func stayPlain() -> ClientAction {
        speech = .plain
        hello = nil
        for id in flows.keys.sorted() { enterLine(id) }
        return .helloAnswered
    }

    private mutating func extend(_ settings: ExtensionSettings, _ hello: ClientHello) -> ClientAction {
        speech = .extended
        self.hello = nil
        extended = ClientExtension(settings, limits: limits, now: hello.now)
        decoder.dataBytesMax = settings.frameBytesMax
        controlBytes += hello.resets
        for (id, stream) in streams where stream.shape != .unary { equip(id, settings) }
        for id in flows.keys.sorted() { enterLine(id) }
        return .helloAnswered
    }

    // MARK: Time

    /// Asks a silent server for a sign of life.
    ///
    /// - Returns: what to do when it gives none.
    mutating func checkServer(now: MonotonicTime) -> ClientAction? {
        if let hello, hello.deadline <= now { return helloFailed(.helloNotAnswered) }
        switch extended?.keepalive.due(now: now, isActive: !isIdle) {
        case .ping:
            extended?.pingCount &+= 1
            extended?.keepalive.asked(now: now)
            controlBytes += PingFrame(payload: extended?.pingCount ?? 0).packed()
            return nil
        case .gone:
            isLeaving = true
            return .disconnect(.serverSilent)
        case .nothing, nil:
            return nil
        }
    }
}
