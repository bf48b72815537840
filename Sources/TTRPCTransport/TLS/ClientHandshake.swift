internal import NIOCore
internal import NIOTLS

/// Waits for a client's TLS handshake, and leaves the pipeline when it is over. On its event loop only.
final class ClientHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    /// Fails with ``TLSFailure``.
    let completed: EventLoopFuture<Void>
    private let promise: EventLoopPromise<Void>
    private let host: String
    private let tls: ClientTLS
    private let timeout: TimeAmount
    private var timer: Scheduled<Void>?
    private var isOver = false

    init(eventLoop: any EventLoop, host: String, tls: ClientTLS, timeout: TimeAmount) {
        promise = eventLoop.makePromise(of: Void.self)
        completed = promise.futureResult
        self.host = host
        self.tls = tls
        self.timeout = timeout
    }

    func handlerAdded(context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) { [weak self] in
            self?.fail(.timeout, context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(.failure(.noTLS))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case TLSUserEvent.handshakeCompleted(let negotiated)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        guard negotiated == TLSFiles.protocolName else { return fail(.notTTRPC, context) }
        end(.success(()))
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(.noTLS))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(TLSFailure(error, host: host, tls: tls), context)
    }

    private func fail(_ failure: TLSFailure, _ context: ChannelHandlerContext) {
        end(.failure(failure))
        context.close(promise: nil)
    }

    private func end(_ result: Result<Void, TLSFailure>) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        switch result {
        case .success: promise.succeed()
        case .failure(let failure): promise.fail(failure)
        }
    }
}
