internal import TTRPCTransport

extension TicketClient {
    /// A client that connects with its first call.
    public convenience init(address: ServerAddress, configuration: TicketClientConfiguration = .init()) {
        let transport = TTRPCClient(
            endpoint: Endpoint(address), configuration: ClientConfiguration(address, configuration))
        self.init(invoker: transport, configuration: configuration) { await transport.close() }
    }

    /// A client that connects with its first call.
    ///
    /// - Parameters:
    ///   - address: as `ticketd serve` prints it: `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`.
    ///   - token: who calls; nil for calls that need no token.
    /// - Throws: ``ServerAddressError`` if the address is none.
    public convenience init(address: String, token: String?) throws(ServerAddressError) {
        self.init(address: try ServerAddress(parsing: address), configuration: .init(token: token))
    }

    /// A client that is connected.
    ///
    /// - Throws: ``RPCError`` with UNAVAILABLE when no server listens there, or TLS with it fails.
    public static func connect(
        address: ServerAddress, configuration: TicketClientConfiguration = .init()
    ) async throws -> TicketClient {
        let transport = try await TTRPCClient.connect(
            endpoint: Endpoint(address), configuration: ClientConfiguration(address, configuration))
        return TicketClient(invoker: transport, configuration: configuration) { await transport.close() }
    }

    /// A client that is connected over TCP.
    ///
    /// - Throws: ``ServerAddressError``, and ``RPCError`` with UNAVAILABLE when no server listens there.
    public static func connect(
        host: String, port: Int = ServerAddress.defaultPort, token: String? = nil
    ) async throws -> TicketClient {
        try await connect(address: try ServerAddress(host: host, port: port), configuration: .init(token: token))
    }
}

extension Endpoint {
    fileprivate init(_ address: ServerAddress) {
        switch address.transport {
        case .tcp, .tls: self = .tcp(host: address.host, port: address.port)
        case .unix: self = .unix(path: address.host)
        }
    }
}

extension ClientTLS {
    /// Nil where the address asks for no TLS.
    fileprivate init?(_ address: ServerAddress, _ configuration: TicketClientConfiguration) {
        guard address.transport == .tls else { return nil }
        let files = configuration.tls
        self.init(trustRootsFile: files.trustRoots, certificateFile: files.certificate, keyFile: files.key)
    }
}

/// Gives `body` a client and closes it afterwards, however `body` ends.
///
///     let ticket = try await withTicketClient(address: "127.0.0.1:7411", token: token) { client in
///         try await client.tickets.getTicket(GetTicketRequest(number: 100001))
///     }
///
/// - Parameters:
///   - address: as `ticketd serve` prints it: `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`.
///   - token: who calls; nil for calls that need no token.
/// - Throws: ``ServerAddressError`` if the address is none, and what `body` throws.
public nonisolated(nonsending) func withTicketClient<Value>(
    address: String, token: String?, _ body: (TicketClient) async throws -> Value
) async throws -> Value {
    let client = try TicketClient(address: address, token: token)
    do {
        let value = try await body(client)
        await client.close()
        return value
    } catch {
        await client.close()
        throw error
    }
}

extension ClientConfiguration {
    /// The token opens the connection, too: until then a server takes small frames only.
    fileprivate init(_ address: ServerAddress, _ configuration: TicketClientConfiguration) {
        self.init(tls: ClientTLS(address, configuration))
        token = configuration.token
    }
}
