internal import TTRPCTransport

extension TicketClient {
    /// A client that connects with its first call.
    ///
    /// Calls go to whichever server is reached, the one with the fewest calls under way first. Each address is
    /// connected to again when calls want it: at once after a connection that lasted, else after a delay that grows
    /// from 0.1 s to 30 s.
    ///
    /// - Parameters:
    ///   - addresses: servers that share their data, at least one.
    ///   - interceptors: stand around every call, its repetitions included, the first one outermost.
    public convenience init(
        addresses: [ServerAddress], configuration: TicketClientConfiguration = .init(),
        interceptors: [any ClientInterceptor] = []
    ) {
        self.init(pool: Self.pool(addresses, configuration), configuration, interceptors)
    }

    /// A client of one server that connects with its first call.
    public convenience init(
        address: ServerAddress, configuration: TicketClientConfiguration = .init(),
        interceptors: [any ClientInterceptor] = []
    ) {
        self.init(addresses: [address], configuration: configuration, interceptors: interceptors)
    }

    /// A client that connects with its first call.
    ///
    /// - Parameters:
    ///   - address: as `ticketd serve` prints it: `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`; several with
    ///     commas between them.
    ///   - token: who calls; nil for calls that need no token.
    /// - Throws: ``ServerAddressError`` if the address is none.
    public convenience init(address: String, token: String?) throws(ServerAddressError) {
        self.init(addresses: try ServerAddress.list(parsing: address), configuration: .init(token: token))
    }

    /// A client that is connected.
    ///
    /// - Parameter addresses: servers that share their data, at least one.
    /// - Throws: ``RPCError`` with UNAVAILABLE when no server listens there, or TLS with it fails.
    public static func connect(
        addresses: [ServerAddress], configuration: TicketClientConfiguration = .init(),
        interceptors: [any ClientInterceptor] = []
    ) async throws -> TicketClient {
        let pool = pool(addresses, configuration)
        do {
            try await pool.connect()
        } catch {
            await pool.close()
            throw error
        }
        return TicketClient(pool: pool, configuration, interceptors)
    }

    /// A client of one server that is connected.
    ///
    /// - Throws: ``RPCError`` with UNAVAILABLE when no server listens there, or TLS with it fails.
    public static func connect(
        address: ServerAddress, configuration: TicketClientConfiguration = .init()
    ) async throws -> TicketClient {
        try await connect(addresses: [address], configuration: configuration)
    }

    /// A client that is connected over TCP.
    ///
    /// - Throws: ``ServerAddressError``, and ``RPCError`` with UNAVAILABLE when no server listens there.
    public static func connect(
        host: String, port: Int = ServerAddress.defaultPort, token: String? = nil
    ) async throws -> TicketClient {
        try await connect(address: try ServerAddress(host: host, port: port), configuration: .init(token: token))
    }

    private convenience init(
        pool: TTRPCClientPool, _ configuration: TicketClientConfiguration, _ interceptors: [any ClientInterceptor]
    ) {
        self.init(invoker: pool, configuration: configuration, interceptors: interceptors) { await pool.close() }
    }

    private static func pool(
        _ addresses: [ServerAddress], _ configuration: TicketClientConfiguration
    ) -> TTRPCClientPool {
        TTRPCClientPool(
            addresses.map { address in
                TTRPCClient(
                    endpoint: Endpoint(address), configuration: ClientConfiguration(address, configuration))
            })
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
///   - address: as `ticketd serve` prints it: `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`; several with
///     commas between them.
///   - token: who calls; nil for calls that need no token.
/// - Throws: ``ServerAddressError`` if the address is none, and what `body` throws.
public nonisolated(nonsending) func withTicketClient<Value>(
    address: String, token: String?, _ body: (TicketClient) async throws -> Value
) async throws -> Value {
    try await withTicketClient(address: address, configuration: .init(token: token), body)
}

/// Gives `body` a client and closes it afterwards, however `body` ends.
///
/// - Parameters:
///   - address: as `ticketd serve` prints it: `HOST:PORT`, `tls://HOST:PORT` or `unix:PATH`; several with
///     commas between them.
///   - configuration: who calls, in which language, and how the client goes about it.
/// - Throws: ``ServerAddressError`` if the address is none, and what `body` throws.
public nonisolated(nonsending) func withTicketClient<Value>(
    address: String, configuration: TicketClientConfiguration, _ body: (TicketClient) async throws -> Value
) async throws -> Value {
    let client = TicketClient(
        addresses: try ServerAddress.list(parsing: address), configuration: configuration)
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
