internal import TTRPCTransport

extension TicketClient {
    /// A client that connects over TCP with its first call.
    public convenience init(address: ServerAddress, configuration: TicketClientConfiguration = .init()) {
        let transport = TTRPCClient(host: address.host, port: address.port)
        self.init(invoker: transport, configuration: configuration) { await transport.close() }
    }

    /// A client that connects over TCP with its first call.
    ///
    /// - Parameters:
    ///   - address: `HOST:PORT`, as `ticketd serve` prints it.
    ///   - token: who calls; nil for calls that need no token.
    /// - Throws: ``ServerAddressError`` if the address is none.
    public convenience init(address: String, token: String?) throws(ServerAddressError) {
        self.init(address: try ServerAddress(parsing: address), configuration: .init(token: token))
    }

    /// A client that is connected.
    ///
    /// - Throws: ``ServerAddressError``, and ``RPCError`` with UNAVAILABLE when no server listens there.
    public static func connect(
        host: String, port: Int = ServerAddress.defaultPort, token: String? = nil
    ) async throws -> TicketClient {
        let address = try ServerAddress(host: host, port: port)
        let transport = try await TTRPCClient.connect(host: address.host, port: address.port)
        return TicketClient(invoker: transport, configuration: .init(token: token)) { await transport.close() }
    }
}

/// Gives `body` a client and closes it afterwards, however `body` ends.
///
///     let ticket = try await withTicketClient(address: "127.0.0.1:7411", token: token) { client in
///         try await client.tickets.getTicket(GetTicketRequest(number: 100001))
///     }
///
/// - Parameters:
///   - address: `HOST:PORT`, as `ticketd serve` prints it.
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
