/// What a client sends with every call, and how long it goes on trying. Metadata in a call's own options stands in place
/// of what has the same key here.
public struct TicketClientConfiguration: Sendable, Hashable {
    /// Who calls: a person's or a service's token, sent as `authorization: Bearer TOKEN`. Nil sends none.
    public var token: String?
    /// The languages in which labels are wanted, as RFC 9110 writes them in `accept-language`: `es-MX, es;q=0.8`. Nil
    /// leaves it to what the service knows of the caller.
    public var language: String?
    /// How long a unary call may take, its repetitions included, unless its options say otherwise. A stream has no end
    /// of its own.
    public var timeout: Duration
    /// How often a unary call is repeated that may be, and after how long.
    public var retry: RetryPolicy
    /// Whether every call waits for a connection until its time is up, rather than to fail as soon as no server can be
    /// reached. A call can ask for it by itself, see `CallOptions.waitsForReady`.
    public var waitsForReady: Bool
    /// What a connection to a `tls://` address works with.
    public var tls: TLSFiles

    public init(
        token: String? = nil, language: String? = nil, timeout: Duration = .seconds(30), retry: RetryPolicy = .init(),
        waitsForReady: Bool = false, tls: TLSFiles = .init()
    ) {
        self.waitsForReady = waitsForReady
        self.token = token
        self.language = language
        self.timeout = timeout
        self.retry = retry
        self.tls = tls
    }

    /// The pairs that go with every call.
    var metadata: Metadata {
        var metadata: Metadata = [:]
        if let token { metadata.append("authorization", "Bearer \(token)") }
        if let language { metadata.append("accept-language", language) }
        return metadata
    }
}

extension TicketClientConfiguration: CustomStringConvertible {
    /// Leaves the token out: a configuration may end up in a log.
    public var description: String {
        "TicketClientConfiguration(token: \(token == nil ? "none" : "set"), language: \(language ?? "none"), timeout: \(timeout))"
    }
}
