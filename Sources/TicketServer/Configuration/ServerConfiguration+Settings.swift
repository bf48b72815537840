internal import TTRPCTransport

extension ServerConfiguration {
    /// The listener that an operator's settings ask for.
    init(_ settings: ServerSettings) {
        self.init(endpoint: Endpoint(settings.listen))
        tls = settings.tls.map { tls in
            ServerTLS(certificateFile: tls.certificate, keyFile: tls.key, clientCAFile: tls.clientCA)
        }
        eventLoopCount = settings.eventLoops
        drainGrace = .seconds(settings.drainGraceSeconds)
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
