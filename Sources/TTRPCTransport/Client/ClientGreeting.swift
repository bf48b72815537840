internal import TTRPC

/// What a client says first on a connection.
struct ClientGreeting: Sendable {
    let compressions: [Compression]
    /// Empty for none.
    let token: String

    /// Nil for a client that speaks plain ttrpc.
    init?(_ configuration: ClientConfiguration) {
        guard configuration.protocolMode == .negotiated else { return nil }
        compressions = configuration.compressions
        token = configuration.token ?? ""
    }
}
