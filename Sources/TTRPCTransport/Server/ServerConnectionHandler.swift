internal import Logging
internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// Carries out what a connection's protocol machine decides. On its event loop only.
///
/// All frames of a read are answered into one buffer, which is written when the read is complete.
final class ServerConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        case open
        /// Everything is written; the peer may take it and close.
        case closing
        case closed
    }

    /// How much of a burst is gathered before it is written all the same.
    static let burstBytesMax = 64 << 10
    /// How long a closing connection waits for its peer to take the last bytes.
    static let lingerSeconds: Int64 = 2

    let loop: ServerLoop
    let environment: ServerEnvironment
    let identity: ConnectionIdentity
    let log: ConnectionLog
    let outbox: ServerOutbox
    let timer: DeadlineTimer
    var machine: ServerConnectionMachine
    var calls: [UInt32: ServerCall] = [:]
    /// What holds for calls since the extension was agreed on; nil on a plain connection.
    var extendedTerms: ServerCallTerms?
    /// Data bytes of a frame that is sent.
    var frameBytesMax: Int
    /// A message that could not be delivered; nothing more is read until it is.
    var held: HeldMessage?
    var inbound = InboundBytes()
    var outbound = OutboundBytes()
    var context: ChannelHandlerContext?
    var phase = Phase.open
    /// True while frames are being answered; what happens meanwhile waits until that is over.
    var isBusy = false
    /// True when frames may lie there unanswered because the peer does not take what is written.
    var isPaused = false
    /// The channel has asked to read and was told to wait.
    var isReadHeld = false
    var wasWritable = true
    /// True from the first delivery of a batch to its end.
    var isTouched = false

    init(
        loop: ServerLoop, environment: ServerEnvironment, identity: ConnectionIdentity, outbox: ServerOutbox,
        log: ConnectionLog
    ) {
        self.loop = loop
        self.environment = environment
        frameBytesMax = environment.limits.frameBytesMax
        self.outbox = outbox
        self.log = log
        self.identity = identity
        timer = DeadlineTimer(eventLoop: loop.eventLoop)
        machine = ServerConnectionMachine(
            router: environment.router, limits: environment.limits, features: environment.features)
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        outbox.handler = self
        timer.onExpiry = { [weak self] in self?.expire() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connectionLost()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        connectionLost()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .open else { return }
        let received = unwrapInboundIn(data)
        isBusy = true
        inbound.receive(received) { bytes in answer(bytes) }
        isBusy = false
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        settle()
    }

    func read(context: ChannelHandlerContext) {
        if phase == .open, !wantsRead {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !isBusy { settle() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A peer that sends nothing more is a peer that is gone: plain ttrpc has no half-open connection.
        if case ChannelEvent.inputClosed = event { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        log.failed(error)
        context.close(promise: nil)
    }

    // MARK: What goes on

    /// False while frames stay where they are.
    private var wantsRead: Bool { machine.wantsRead && held == nil }

    /// Answers frame after frame.
    ///
    /// - Returns: how many bytes it has used. It stops early when the peer does not take what is written.
    private func answer(_ bytes: UnsafeRawBufferPointer) -> Int {
        let now = loop.now
        var used = 0
        while phase == .open {
            guard wantsRead else {
                isPaused = true
                break
            }
            let (consumed, action) = machine.receive(UnsafeRawBufferPointer(rebasing: bytes[used...]), now: now)
            if case .wait = action { break }
            used &+= consumed
            perform(action)
            if outbound.count >= Self.burstBytesMax { flush() }
        }
        return used
    }

    func perform(_ action: ServerAction) {
        takeNotes()
        switch action {
        case .wait, .proceed:
            break
        case .call(let call):
            if call.route.isInline { answerInline(call) } else { start(call) }
        case .message(let id, let payload):
            receive(payload, on: id, isLast: false)
        case .lastMessage(let id, let payload):
            receive(payload, on: id, isLast: true)
        case .requestsEnded(let id):
            calls[id]?.requestsEnded()
        case .refuse(let id, let error):
            write(error, on: id)
            environment.interceptors.refused(error, peer: identity.peer)
        case .end(let id, let error):
            if let call = calls.removeValue(forKey: id) { end(call, error) }
            write(error, on: id)
        case .cancel(let id, let error):
            if let call = calls.removeValue(forKey: id) { end(call, error) }
        case .authenticate(let token):
            authenticate(token)
        case .close(let reason):
            close(reason)
        }
    }

    /// Writes what the machine itself has to say, and counts which bounds were met.
    @inline(__always)
    func takeNotes() {
        if let bytes = machine.takeControlBytes() {
            outbound.append(bytes)
            if extendedTerms == nil, let settings = machine.settings { extend(settings) }
            if let error = machine.takeRefusal() { environment.interceptors.refused(error, peer: identity.peer) }
        }
        if let limit = machine.takeLimitHit() { environment.metrics.hit(limit) }
    }

    private func extend(_ settings: ExtensionSettings) {
        extendedTerms = ServerCallTerms(limits: environment.limits, settings: settings, budget: loop.budget)
        frameBytesMax = settings.frameBytesMax
        environment.metrics.connectionExtended()
    }

    /// Brings everything to rest after something has happened: writes, reads again if it may, sets the timer.
    func settle() {
        guard phase == .open, !isBusy else { return }
        isBusy = true
        takeNotes()
        flush()
        resume()
        isBusy = false
        timer.schedule(by: machine.nextDeadline)
        if machine.isDrained { close(.drained) }
    }

    /// Goes on with what had to wait for the peer, until it has to wait again or nothing is left.
    private func resume() {
        var isReadDue = false
        while phase == .open {
            writeQueued()
            if isPaused || isReadHeld, wantsRead {
                isReadDue = isReadDue || isReadHeld
                isPaused = false
                isReadHeld = false
                machine.readingResumed(now: loop.now)
                inbound.resume { bytes in answer(bytes) }
            }
            guard outbound.count > 0 else { break }
            flush()
        }
        guard isReadDue, let context else { return }
        read(context: context)
    }

    /// Writes what has gathered.
    func flush() {
        guard let context else { return }
        if outbound.count > 0 {
            let burst = outbound.take()
            context.writeAndFlush(wrapOutboundOut(burst), promise: nil)
            outbound.recycle(burst)
        }
        let isWritable = context.channel.isWritable
        guard isWritable != wasWritable else { return }
        wasWritable = isWritable
        machine.writabilityChanged(isWritable, now: loop.now)
    }

    private func expire() {
        guard phase == .open else { return }
        for action in machine.expire(now: loop.now) { perform(action) }
        settle()
    }

    private func connectionLost() {
        guard phase != .closed else { return }
        phase = .closed
        cancelCalls()
        outbox.handler = nil
        timer.cancel()
    }
}
