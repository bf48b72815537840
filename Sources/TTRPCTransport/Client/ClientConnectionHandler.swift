internal import NIOCore
internal import TTRPC

/// Carries out what a client's protocol machine decides. On its event loop only.
final class ClientConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How much of a burst is gathered before it is written all the same.
    private static let burstBytesMax = 64 << 10

    private let timer: DeadlineTimer
    private var machine: ClientConnectionMachine
    private var calls: [UInt32: any ClientCall] = [:]
    private var inbound = InboundBytes()
    private var outbound = OutboundBytes()
    private var context: ChannelHandlerContext?
    private(set) lazy var connection = ClientConnection(handler: self, eventLoop: eventLoop)
    private let eventLoop: any EventLoop
    /// True when frames may lie there unread because a reader is behind.
    private var isPaused = false
    /// The channel has asked to read and was told to wait.
    private var isReadHeld = false
    private var isClosed = false
    private let tls: ClientTLS?
    private var hasReceived = false
    /// What open calls are told when the connection goes.
    private var lossError = RPCError.lost

    /// - Parameter tls: what the connection was secured with.
    init(eventLoop: any EventLoop, limits: ClientLimits, firstStreamID: UInt32, tls: ClientTLS? = nil) {
        self.eventLoop = eventLoop
        self.tls = tls
        timer = DeadlineTimer(eventLoop: eventLoop)
        machine = ClientConnectionMachine(limits: limits, firstStreamID: firstStreamID)
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        timer.onExpiry = { [weak self] in self?.expire() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        lost()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        lost()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasReceived = true
        inbound.receive(unwrapInboundIn(data)) { bytes in read(bytes) }
    }

    func read(context: ChannelHandlerContext) {
        if machine.wantsRead {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        machine.writabilityChanged(context.channel.isWritable)
        writeQueued()
        flush()
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // In TLS 1.3 a client has finished its handshake before the server looks at the client's certificate.
        if let tls, !hasReceived, TLSFailure.isCertificateAlert(error) {
            lossError = .clientCertificateRefused(isPresented: tls.certificateFile != nil)
        }
        context.close(promise: nil)
    }

    // MARK: What the callers want

    /// Takes a batch and writes once.
    func receive(_ events: [ClientEvent]) {
        for event in events {
            receive(event)
            if outbound.count >= Self.burstBytesMax { flush() }
        }
        flush()
        timer.schedule(by: machine.nextDeadline)
        resume()
        closeIfRetired()
    }

    private func receive(_ event: ClientEvent) {
        switch event {
        case .start(let call):
            start(call)
        case .abandon(let call):
            guard calls.removeValue(forKey: call.request.streamID) != nil else { return }
            machine.abandon(call.request.streamID)
        case .send(let call, let frame, let isMessage):
            send(frame, isMessage: isMessage, of: call)
        case .taken(let call, let taken):
            machine.messagesTaken(call.request.streamID, count: taken.count, byteCount: taken.byteCount)
        }
    }

    private func start(_ call: any ClientCall) {
        if call.isOver { return }
        let request = call.request
        guard !isClosed, let id = machine.open(request.shape, deadline: request.deadline) else {
            connection.retire()
            return call.end(.notSent)
        }
        request.streamID = id
        calls[id] = call
        outbound.append(request: request.frame, streamID: id)
        if !machine.hasStreamIDs { connection.retire() }
    }

    private func send(_ frame: [UInt8], isMessage: Bool, of call: StreamClientCall) {
        let id = call.request.streamID
        guard calls[id] === call, machine.send(frame, isMessage: isMessage, on: id) == .write else { return }
        outbound.append(request: frame, streamID: id)
        if isMessage { call.messageLeft(byteCount: frame.count) }
    }

    /// Writes messages that had to wait, as long as the server takes them.
    private func writeQueued() {
        while let (id, frame, isMessage) = machine.nextQueuedFrame() {
            outbound.append(request: frame, streamID: id)
            if isMessage { (calls[id] as? StreamClientCall)?.messageLeft(byteCount: frame.count) }
            if outbound.count >= Self.burstBytesMax { flush() }
        }
    }

    // MARK: What the server says

    private func read(_ bytes: UnsafeRawBufferPointer) -> Int {
        var used = 0
        while !isClosed {
            guard machine.wantsRead else {
                isPaused = true
                break
            }
            let (consumed, action) = machine.receive(UnsafeRawBufferPointer(rebasing: bytes[used...]))
            if case .wait = action { break }
            used &+= consumed
            perform(action)
        }
        return used
    }

    private func perform(_ action: ClientAction) {
        switch action {
        case .wait, .proceed: break
        case .reply(let id, let payload): calls.removeValue(forKey: id)?.receive(reply: payload)
        case .message(let id, let payload): calls[id]?.receive(message: payload)
        case .lastMessage(let id, let payload): calls.removeValue(forKey: id)?.receive(reply: payload)
        case .end(let id): calls.removeValue(forKey: id)?.end(nil)
        case .fail(let id, let error): calls.removeValue(forKey: id)?.end(error)
        case .close(let reason):
            lossError = .notUnderstood(reason)
            context?.close(promise: nil)
        }
    }

    /// Goes on reading once the readers have caught up.
    private func resume() {
        if isPaused, machine.wantsRead {
            isPaused = false
            inbound.resume { bytes in read(bytes) }
        }
        if isReadHeld, machine.wantsRead {
            isReadHeld = false
            context?.read()
        }
    }

    private func flush() {
        guard let context, outbound.count > 0 else { return }
        let burst = outbound.take()
        context.writeAndFlush(wrapOutboundOut(burst), promise: nil)
        outbound.recycle(burst)
    }

    private func expire() {
        for action in machine.expire(now: MonotonicTime(eventLoop.now)) { perform(action) }
        timer.schedule(by: machine.nextDeadline)
        resume()
        closeIfRetired()
    }

    /// A connection that takes no further calls closes with its last one.
    private func closeIfRetired() {
        if !connection.isUsable, machine.isIdle { context?.close(promise: nil) }
    }

    private func lost() {
        guard !isClosed else { return }
        isClosed = true
        connection.lost()
        timer.cancel()
        for call in calls.values { call.end(lossError) }
        calls = [:]
    }
}
