internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import TTRPC

/// Makes one connection: a socket, and TLS on it if that is wanted.
struct ClientDialer: Sendable {
    let endpoint: Endpoint
    let configuration: ClientConfiguration
    let eventLoop: any EventLoop

    /// Fails with ``TLSFailure``, or with the transport's error.
    func dial() -> EventLoopFuture<(ClientConnection, any Channel)> {
        guard let tls = configuration.tls else {
            return connect { try addConnection(to: $0) }.flatMapThrowing { try opened($0) }
        }
        return NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop) {
            do throws(TLSFileError) {
                return try tls.context()
            } catch {
                throw TLSFailure.file(error)
            }
        }
        .flatMap { context in
            // A host can have several addresses, of which the first to answer is taken. Its handshake may be over, and
            // its handler gone, before anybody asks for it here.
            let handshakes = NIOLoopBoundBox([ObjectIdentifier: EventLoopFuture<Void>](), eventLoop: eventLoop)
            return connect { channel in
                handshakes.value[ObjectIdentifier(channel)] = try addTLS(tls, context, to: channel)
                try addConnection(to: channel)
            }
            .flatMap { channel in
                let handshake = handshakes.value[ObjectIdentifier(channel)]
                return (handshake ?? eventLoop.makeFailedFuture(ClosedAtOnce())).map { channel }
            }
        }
        .flatMapThrowing { try opened($0) }
    }

    private func connect(
        _ initialize: @escaping @Sendable (any Channel) throws -> Void
    ) -> EventLoopFuture<any Channel> {
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .socketOptions(for: endpoint)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try initialize(channel) }
            }
        return switch endpoint {
        case .tcp(let host, let port): bootstrap.connect(host: host, port: port)
        case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
        }
    }

    private func addConnection(to channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(
            ClientConnectionHandler(
                eventLoop: channel.eventLoop, limits: configuration.limits,
                firstStreamID: configuration.firstStreamID, greeting: ClientGreeting(configuration),
                tls: configuration.tls))
    }

    /// - Returns: when the handshake is over.
    private func addTLS(
        _ tls: ClientTLS, _ context: NIOSSLContext, to channel: any Channel
    ) throws -> EventLoopFuture<Void> {
        let handshake = ClientHandshake(
            eventLoop: channel.eventLoop, host: hostName, tls: tls, timeout: TimeAmount(configuration.connectTimeout))
        let secured: NIOSSLClientHandler
        do {
            secured = try NIOSSLClientHandler(context: context, serverHostname: hostName)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            // The certificate then has to name the address that is connected to.
            secured = try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
        try channel.pipeline.syncOperations.addHandlers([secured, handshake])
        return handshake.completed
    }

    /// What the server's certificate has to name.
    private var hostName: String {
        switch endpoint {
        case .tcp(let host, _): host
        case .unix: "localhost"
        }
    }

    private func opened(_ channel: any Channel) throws -> (ClientConnection, any Channel) {
        do {
            let handler = try channel.pipeline.syncOperations.handler(type: ClientConnectionHandler.self)
            return (handler.connection, channel)
        } catch ChannelPipelineError.notFound {
            throw ClosedAtOnce()
        }
    }
}

/// The connection was there and gone again before anything was said.
private struct ClosedAtOnce: Error, CustomStringConvertible {
    let description = "the server closed the connection at once"
}
