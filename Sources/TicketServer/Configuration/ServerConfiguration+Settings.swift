internal import TTRPCTransport

extension ServerConfiguration {
    /// The listener that an operator's settings ask for.
    init(_ settings: ServerSettings) {
        self.init(host: settings.listen.host, port: settings.listen.port)
        eventLoopCount = settings.eventLoops
        drainGrace = .seconds(settings.drainGraceSeconds)
    }
}
