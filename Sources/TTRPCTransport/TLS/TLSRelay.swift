internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// TLS for code that reads and writes a blocking descriptor: the bytes of one end of a pair of sockets go through a TLS
/// connection.
package enum TLSRelay {
    /// Connects and waits for the handshake. Closing the descriptor closes the connection, and the other way round.
    /// Not for use on an event loop.
    ///
    /// - Parameter serverName: what the server's certificate has to name; nil for the host of the endpoint.
    /// - Returns: the descriptor, which is the caller's.
    /// - Throws: ``TLSFailure``, ``TLSFileError``, or the transport's error.
    package static func connect(to endpoint: Endpoint, tls: ClientTLS, serverName: String? = nil) throws -> Int32 {
        let context = try tls.context()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let (outer, inner) = try pair()
        do {
            try loop.flatSubmit { relay(inner, endpoint, tls, context, serverName, loop) }.wait()
            return outer
        } catch {
            close(outer)
            throw error
        }
    }

    private static func pair() throws -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw IOError(errnoCode: errno, reason: "socketpair")
        }
        return (ends[0], ends[1])
    }

    private static func relay(
        _ descriptor: Int32, _ endpoint: Endpoint, _ tls: ClientTLS, _ context: NIOSSLContext, _ serverName: String?,
        _ loop: any EventLoop
    ) -> EventLoopFuture<Void> {
        let near = NIOLoopBound(RelayHandler(), eventLoop: loop)
        let far = NIOLoopBound(RelayHandler(), eventLoop: loop)
        near.value.partner = far.value
        far.value.partner = near.value
        let name = serverName ?? endpoint.hostName
        let timeout = TimeAmount.seconds(10)
        let handshake = NIOLoopBound(
            ClientHandshake(eventLoop: loop, host: name, tls: tls, timeout: timeout), eventLoop: loop)
        return ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(near.value) }
            }
            .withConnectedSocket(descriptor)
            .flatMap { nearChannel in
                let dialled = ClientBootstrap(group: loop)
                    .connectTimeout(timeout)
                    .socketOptions(for: endpoint)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            let secured = try NIOSSLClientHandler.named(name, context)
                            try channel.pipeline.syncOperations.addHandlers([secured, handshake.value, far.value])
                        }
                    }
                    .connect(to: endpoint)
                return dialled.flatMap { _ in handshake.value.completed }
                    .flatMapErrorThrowing { error in
                        nearChannel.close(promise: nil)
                        throw error
                    }
            }
    }
}

/// One of two channels on one event loop of which each writes what the other reads.
private final class RelayHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    weak var partner: RelayHandler?
    private var context: ChannelHandlerContext?
    private var wantsRead = false

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        partner?.write(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        partner?.context?.close(promise: nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { partner?.readAgain() }
    }

    func read(context: ChannelHandlerContext) {
        if partner?.context?.channel.isWritable ?? true { context.read() } else { wantsRead = true }
    }

    private func write(_ bytes: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    private func readAgain() {
        guard wantsRead else { return }
        wantsRead = false
        context?.read()
    }
}

extension Endpoint {
    fileprivate var hostName: String {
        switch self {
        case .tcp(let host, _): host
        case .unix: "localhost"
        }
    }
}

extension NIOSSLClientHandler {
    /// One for a host, or for an address, which certificates name in another way than hosts.
    fileprivate static func named(_ name: String, _ context: NIOSSLContext) throws -> NIOSSLClientHandler {
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: name)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
    }
}

extension ClientBootstrap {
    fileprivate func connect(to endpoint: Endpoint) -> EventLoopFuture<any Channel> {
        switch endpoint {
        case .tcp(let host, let port): connect(host: host, port: port)
        case .unix(let path): connect(unixDomainSocketPath: path)
        }
    }
}
