import Logging
import TTRPC
import TTRPCTestSupport
import TTRPCTransport

/// The methods under test, as `test.v1.Notes` has them.
func method(_ name: String, _ shape: CallShape = .unary) -> MethodDescriptor {
    MethodDescriptor(service: "test.v1.Notes", method: name, shape: shape)
}

/// A router with `Echo`, which runs inline, and whatever `register` adds.
func router(_ register: (inout Router) -> Void = { _ in }) -> Router {
    var router = Router()
    router.register(method("Echo"), UnaryHandler<Note, Note>.inline { note, _ in note })
    register(&router)
    return router
}

/// Runs a server on a port of the system's choice around `body`.
@discardableResult
func withServer<Value>(
    _ router: Router = router(), log: LogTape = LogTape(), configure: (inout ServerConfiguration) -> Void = { _ in },
    body: (TTRPCServer, BoundAddress) async throws -> Value
) async throws -> Value {
    var configuration = ServerConfiguration(port: 0)
    configure(&configuration)
    let server = TTRPCServer(router: router, configuration: configuration, logger: log.logger)
    let address = try await server.start()
    do {
        let value = try await body(server, address)
        await server.stop(grace: .zero)
        return value
    } catch {
        await server.stop(grace: .zero)
        throw error
    }
}

/// Runs a server and a client of it around `body`.
func withClient<Value>(
    _ router: Router = router(), metadata: Metadata = [:],
    configure: (inout ClientConfiguration) -> Void = { _ in }, body: (TTRPCClient) async throws -> Value
) async throws -> Value {
    try await withServer(router) { _, address in
        var configuration = ClientConfiguration(metadata: metadata)
        configure(&configuration)
        let client = TTRPCClient(host: address.host, port: address.port, configuration: configuration)
        do {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }
}

extension TTRPCClient {
    func call(_ name: String, _ note: Note = Note(), options: CallOptions = CallOptions()) async throws -> Note {
        try await unary(method(name), note, replyType: Note.self, options: options)
    }

    func sum<Value>(
        _ name: String, options: CallOptions = CallOptions(),
        body: (RequestWriter<Note>) async throws -> Value
    ) async throws -> Note {
        try await clientStream(method(name, .clientStream), replyType: Note.self, options: options) {
            (writer: RequestWriter<Note>) in
            _ = try await body(writer)
        }
    }

    func chat<Value>(
        _ name: String, options: CallOptions = CallOptions(),
        body: (RequestWriter<Note>, MessageStream<Note>) async throws -> Value
    ) async throws -> Value {
        try await bidirectional(method(name, .bidirectional), replyType: Note.self, options: options, body: body)
    }

    func stream<Value>(
        _ name: String, _ note: Note = Note(), options: CallOptions = CallOptions(),
        body: (MessageStream<Note>) async throws -> Value
    ) async throws -> Value {
        try await serverStream(
            method(name, .serverStream), note, replyType: Note.self, options: options, body: body)
    }
}

extension TTRPCClient {
    /// A client that speaks plain ttrpc to a server that speaks bytes.
    static func plain(_ address: BoundAddress) -> TTRPCClient {
        var configuration = ClientConfiguration()
        configuration.protocolMode = .plain
        return TTRPCClient(host: address.host, port: address.port, configuration: configuration)
    }
}
