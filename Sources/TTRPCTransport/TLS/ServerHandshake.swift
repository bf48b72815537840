internal import NIOCore
internal import NIOSSL
internal import NIOTLS
internal import TTRPC

/// Waits for a peer's TLS handshake, then hands the connection on and leaves the pipeline. On its event loop only.
final class ServerHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let tls: NIOSSLServerHandler
    private let timer: DeadlineTimer
    private let deadline: MonotonicTime
    private let log: ConnectionLog
    private let metrics: ServerMetrics
    private let next: (PeerCertificate?) -> ServerConnectionHandler
    private var context: ChannelHandlerContext?
    private var hasFailed = false

    /// - Parameter next: makes the handler of the connection, given what the peer has proved itself with.
    init(
        tls: NIOSSLServerHandler, loop: ServerLoop, timeout: Duration, log: ConnectionLog, metrics: ServerMetrics,
        next: @escaping (PeerCertificate?) -> ServerConnectionHandler
    ) {
        self.tls = tls
        self.log = log
        self.metrics = metrics
        self.next = next
        timer = DeadlineTimer(eventLoop: loop.eventLoop)
        deadline = loop.now + timeout
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        timer.onExpiry = { [weak self] in self?.expire() }
        timer.schedule(by: deadline)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer.cancel()
        self.context = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case TLSUserEvent.handshakeCompleted(let negotiated)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        guard negotiated == TLSFiles.protocolName else { return fail("the peer does not ask for ttrpc (ALPN)") }
        do {
            let certificate = try tls.peerCertificate.map { try PeerCertificate(derBytes: $0.toDERBytes()) }
            let pipeline = context.pipeline.syncOperations
            try pipeline.addHandler(next(certificate), position: .after(self))
            pipeline.removeHandler(context: context, promise: nil)
        } catch {
            fail("the peer's certificate cannot be read: \(error)")
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail("\(error)")
    }

    private func expire() {
        metrics.hit(.handshakeTime)
        fail("the peer took too long")
    }

    private func fail(_ reason: String) {
        guard !hasFailed else { return }
        hasFailed = true
        log.handshakeFailed(reason)
        context?.close(promise: nil)
    }
}
