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
            connect { channel in
                try addTLS(tls, context, to: channel)
                try addConnection(to: channel)
            }
        }
        .flatMap { channel in handshake(channel) }
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

    private func addTLS(_ tls: ClientTLS, _ context: NIOSSLContext, to channel: any Channel) throws {
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
    }

    /// What the server's certificate has to name.
    private var hostName: String {
        switch endpoint {
        case .tcp(let host, _): host
        case .unix: "localhost"
        }
    }

    private func handshake(_ channel: any Channel) -> EventLoopFuture<any Channel> {
        do {
            let handshake = try channel.pipeline.syncOperations.handler(type: ClientHandshake.self)
            return handshake.completed.map { channel }
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    private func opened(_ channel: any Channel) throws -> (ClientConnection, any Channel) {
        let handler = try channel.pipeline.syncOperations.handler(type: ClientConnectionHandler.self)
        return (handler.connection, channel)
    }
}
