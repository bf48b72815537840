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
    private let greeting: ClientGreeting?
    private let eventLoop: any EventLoop
    private let tls: ClientTLS?
    private var hasGreeted = false
    private var hasReceived = false
    private var inbound = InboundBytes()
    private var outbound = OutboundBytes()
    private var context: ChannelHandlerContext?
    /// True when frames may lie there unread because a reader is behind.
    private var isPaused = false
    /// The channel has asked to read and was told to wait.
    private var isReadHeld = false
    private(set) lazy var connection = ClientConnection(handler: self, eventLoop: eventLoop)

    var machine: ClientConnectionMachine
    var calls: [UInt32: any ClientCall] = [:]
    var held = HeldEvents()
    private(set) var isClosed = false
    /// What open calls are told when the connection goes, and those that were not sent.
    private var lossError = RPCError.lost
    private var unsentError = RPCError.notSent

    /// - Parameters:
    ///   - greeting: nil to speak plain ttrpc.
    ///   - tls: what the connection was secured with.
    init(
        eventLoop: any EventLoop, limits: ClientLimits, firstStreamID: UInt32, greeting: ClientGreeting? = nil,
        tls: ClientTLS? = nil
    ) {
        self.eventLoop = eventLoop
        self.greeting = greeting
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
        if isClosed { return }
        machine.heard(now: MonotonicTime(eventLoop.now))
        inbound.receive(unwrapInboundIn(data)) { bytes in read(bytes) }
        settle()
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
        settle()
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
        if !hasGreeted { greet() }
        for event in events {
            if machine.isAsking, greeting?.token.isEmpty == false, held.holds(event) {
                held.append(event)
            } else {
                receive(event)
            }
            if outbound.count >= Self.burstBytesMax { flush() }
        }
        settle()
        schedule()
    }

    private func greet() {
        hasGreeted = true
        guard let greeting, !isClosed else { return }
        let now = MonotonicTime(eventLoop.now)
        outbound.append(machine.begin(compressions: greeting.compressions, token: greeting.token, now: now))
    }

    private func receive(_ event: ClientEvent) {
        switch event {
        case .start(let call):
            start(call)
        case .abandon(let call):
            guard calls.removeValue(forKey: call.request.streamID) != nil else { return }
            machine.abandon(call.request.streamID)
        case .leave(let call):
            guard calls.removeValue(forKey: call.request.streamID) != nil else { return }
            machine.leave(call.request.streamID)
        case .send(let call, let frame, let isMessage):
            send(frame, isMessage: isMessage, of: call)
        case .taken(let call, let taken):
            machine.messagesTaken(call.request.streamID, count: taken.count, byteCount: taken.byteCount)
        }
    }

    private func start(_ call: any ClientCall) {
        if call.isOver { return }
        let request = call.request
        // Silence begins with the first call.
        if machine.isIdle { machine.heard(now: MonotonicTime(eventLoop.now)) }
        guard !isClosed, let id = machine.open(request.shape, deadline: request.deadline) else {
            connection.retire()
            return call.end(.notSent)
        }
        request.streamID = id
        calls[id] = call
        outbound.append(request: request.frame, streamID: id)
        if !machine.takesCalls { connection.retire() }
    }

    private func send(_ frame: [UInt8], isMessage: Bool, of call: StreamClientCall) {
        let id = call.request.streamID
        guard calls[id] === call, machine.send(frame, isMessage: isMessage, on: id) == .write else { return }
        outbound.append(request: frame, streamID: id)
        if isMessage { call.messageLeft(byteCount: frame.count) }
    }

    /// Goes on with what waited for the answer to Hello.
    func release() {
        for event in held.takeAll() { receive(event) }
        schedule()
    }

    // MARK: The machine's bytes

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

    /// Writes what there is to be written, goes on reading where a reader has caught up, and closes what is over.
    private func settle() {
        writeQueued()
        if let bytes = machine.takeControlBytes() { outbound.append(bytes) }
        flush()
        if isPaused, machine.wantsRead {
            isPaused = false
            inbound.resume { bytes in read(bytes) }
            return settle()
        }
        if isReadHeld, machine.wantsRead {
            isReadHeld = false
            context?.read()
        }
        if machine.isLeaving { connection.retire() }
        // A connection that takes no further calls closes with its last one.
        if !connection.isUsable, machine.isIdle, held.isEmpty { context?.close(promise: nil) }
    }

    /// Writes messages that had to wait, as long as the server takes them.
    private func writeQueued() {
        while let (id, frame, isMessage) = machine.nextQueuedFrame() {
            outbound.append(request: frame, streamID: id)
            if isMessage { (calls[id] as? StreamClientCall)?.messageLeft(byteCount: frame.count) }
            if outbound.count >= Self.burstBytesMax { flush() }
        }
    }

    private func flush() {
        guard let context, outbound.count > 0 else { return }
        let burst = outbound.take()
        context.writeAndFlush(wrapOutboundOut(burst), promise: nil)
        outbound.recycle(burst)
    }

    // MARK: Time

    func schedule() {
        guard !isClosed else { return }
        timer.schedule(by: machine.nextDeadline)
        if !held.isEmpty { timer.schedule(by: held.deadline) }
    }

    private func expire() {
        let now = MonotonicTime(eventLoop.now)
        held.expire(now: now)
        for action in machine.expire(now: now) { perform(action) }
        settle()
        schedule()
    }

    // MARK: The end

    /// Ends the connection from this side: open calls end with `error`.
    func disconnect(_ error: RPCError) {
        lossError = error
        unsentError = error
        unsentError.mayHaveExecuted = false
        if let bytes = machine.takeControlBytes() { outbound.append(bytes) }
        flush()
        lost()
        context?.close(promise: nil)
    }

    private func lost() {
        guard !isClosed else { return }
        isClosed = true
        connection.lost()
        timer.cancel()
        held.end(unsentError)
        let error = machine.farewell ?? lossError
        let calls = calls
        self.calls = [:]
        for call in calls.values { call.end(error) }
    }
}
