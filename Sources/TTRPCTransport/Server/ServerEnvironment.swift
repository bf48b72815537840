internal import TTRPC

/// What all connections of a server share.
final class ServerEnvironment: Sendable {
    let router: Router
    let limits: ServerLimits
    let features: ServerFeatures
    let authenticator: ConnectionAuthenticator?
    let ledger: ConnectionLedger
    let metrics: ServerMetrics
    let interceptors: ServerInterceptors
    /// Holds for plain connections, which all have the same.
    let plainTerms: ServerCallTerms
    let budget: ByteBudget

    init(router: Router, configuration: ServerConfiguration, ledger: ConnectionLedger, metrics: ServerMetrics) {
        self.router = router
        self.ledger = ledger
        self.metrics = metrics
        limits = configuration.limits
        authenticator = configuration.authenticator
        interceptors = ServerInterceptors(configuration.interceptors)
        var features = configuration.features
        features.authenticatesConnections = configuration.authenticator != nil
        self.features = features
        budget = ByteBudget(byteCountMax: configuration.requestBytesInFlightMax)
        plainTerms = ServerCallTerms(limits: limits, settings: nil, budget: budget)
    }
}
