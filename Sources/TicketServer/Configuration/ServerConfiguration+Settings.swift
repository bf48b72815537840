internal import TTRPC
internal import TTRPCTransport
internal import TicketService

extension ServerConfiguration {
    /// The listener that an operator's settings ask for.
    init(_ settings: ServerSettings) {
        self.init(endpoint: Endpoint(settings.listen))
        tls = settings.tls.map { tls in
            ServerTLS(certificateFile: tls.certificate, keyFile: tls.key, clientCAFile: tls.clientCA)
        }
        eventLoopCount = settings.eventLoops
        drainGrace = .seconds(settings.drainGraceSeconds)
        features.hasExtension = settings.hasExtension
        features.hasCompression = settings.hasCompression
        for (limit, value) in settings.limits { limit.apply(value, to: &self) }
    }

    /// Lifts the bounds that hold before a connection is authenticated: the conformance service is for whoever calls.
    mutating func welcomeStrangers() {
        limits.unauthenticatedFrameBytesMax = limits.frameBytesMax
        connectionsUnauthenticatedMax = connectionsMax
    }
}

extension Endpoint {
    fileprivate init(_ address: ListenAddress) {
        switch address {
        case .tcp(let host, let port): self = .tcp(host: host, port: port)
        case .unix(let path): self = .unix(path: path)
        }
    }
}

extension ConnectionAuthenticator {
    /// Checks tokens against the store: on the event loop where that does not block.
    init(_ services: TicketServices) {
        if let authenticate = services.authenticateOnLoop {
            self = .inline(authenticate)
        } else {
            self = .async { token, _ in try await services.authenticate(token) }
        }
    }
}
