internal import NIOCore
internal import NIOPosix
public import ProtobufC
internal import Synchronization
public import TTRPC

/// A ttrpc client on TCP, on TLS or on a Unix socket: one connection, shared by all calls, made with the first call and
/// again when it is lost.
///
/// A call whose connection is lost fails with UNAVAILABLE and is never repeated by itself; ``RPCError/mayHaveExecuted``
/// says whether repeating is safe. Only a unary call that provably no server has taken up goes to the next connection.
///
/// With servers that have the extension `ttrpcx.v1` a connection also knows of cancellation, credit for messages,
/// metadata of answers and a server's going away; see ``ClientConfiguration/protocolMode``. Close the client when it is
/// not needed any more.
public final class TTRPCClient: CallInvoker {
    let connector: ClientConnector
    let configuration: ClientConfiguration
    private let metadata: PackedMetadata

    /// A client that connects with its first call.
    public init(endpoint: Endpoint, configuration: ClientConfiguration = ClientConfiguration()) {
        self.configuration = configuration
        metadata = PackedMetadata(defaults: configuration.metadata)
        connector = ClientConnector(endpoint: endpoint, configuration: configuration)
    }

    /// A client that connects with its first call.
    public convenience init(host: String, port: Int, configuration: ClientConfiguration = ClientConfiguration()) {
        self.init(endpoint: .tcp(host: host, port: port), configuration: configuration)
    }

    /// A client that is connected.
    ///
    /// - Throws: ``RPCError`` with UNAVAILABLE when there is no server.
    public static func connect(
        endpoint: Endpoint, configuration: ClientConfiguration = ClientConfiguration()
    ) async throws -> TTRPCClient {
        let client = TTRPCClient(endpoint: endpoint, configuration: configuration)
        _ = try await client.connector.connection(deadline: nil)
        return client
    }

    /// A client that is connected.
    ///
    /// - Throws: ``RPCError`` with UNAVAILABLE when there is no server.
    public static func connect(
        host: String, port: Int, configuration: ClientConfiguration = ClientConfiguration()
    ) async throws -> TTRPCClient {
        try await connect(endpoint: .tcp(host: host, port: port), configuration: configuration)
    }

    public nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        let deadline = options.timeout.map { MonotonicTime(.now()) + $0 }
        var attemptsLeft = 3
        while true {
            attemptsLeft -= 1
            let connection = try await connector.connection(deadline: deadline)
            let call = UnaryClientCall<Reply>(
                request: try pack(
                    method, request, options, deadline: deadline, flags: [], settings: connection.settings))
            do throws(RPCError) {
                return try await run(call, on: connection)
            } catch {
                // A call that was not sent has happened to a connection that was lost unnoticed or that its server has
                // left: the next one is another.
                guard error.isOfLeftConnection, attemptsLeft > 0 else { throw error }
            }
        }
    }

    /// Closes the connection. Open calls fail with UNAVAILABLE, and so does every later one.
    public func close() async {
        await connector.close()
    }

    private nonisolated(nonsending) func run<Reply>(
        _ call: UnaryClientCall<Reply>, on connection: ClientConnection
    ) async throws(RPCError) -> Reply {
        await withTaskCancellationHandler {
            if !Task.isCancelled { connection.mailbox.post(.start(call)) }
            await call.wait()
        } onCancel: {
            call.end(.abandoned)
            connection.mailbox.post(.abandon(call))
        }
        return try call.result()
    }

    /// Packs a request in the caller's task, so that the event loop only copies it.
    ///
    /// - Parameters:
    ///   - request: nil for a stream that opens without a message.
    ///   - settings: what its connection has agreed on; nil for plain ttrpc.
    func pack(
        _ method: MethodDescriptor, _ request: (some ProtobufMessage)?, _ options: CallOptions,
        deadline: MonotonicTime?, flags: FrameFlags, settings: ExtensionSettings?
    ) throws(RPCError) -> ClientRequest {
        let timeout = try Self.timeoutNanoseconds(deadline)
        let metadata = metadata.fields(options.metadata)
        options.responseMetadata?.reset()
        let bytesMax = min(configuration.limits.frameBytesMax, settings?.frameBytesMax ?? .max)
        let packed = try ArenaPool.shared.withArena { arena throws(RPCError) in
            let message = try request?.preparedRequest(in: arena)
            let frame = RequestFrame(
                method: method, message: message, metadata: metadata, timeoutNanoseconds: timeout)
            guard frame.dataCount <= bytesMax else {
                throw .requestTooLarge(byteCount: frame.dataCount, byteCountMax: bytesMax)
            }
            guard let compression = settings?.compression, let payload = message?.compressed(by: compression) else {
                return frame.packed(streamID: 0, flags: flags)
            }
            return RequestFrame(
                method: method, payload: payload, metadata: metadata, timeoutNanoseconds: timeout
            ).packed(streamID: 0, flags: flags.union(.compressed))
        }
        return ClientRequest(
            shape: method.shape, frame: packed, deadline: deadline, responseMetadata: options.responseMetadata)
    }

    /// What is left of the time, 0 for no limit.
    private static func timeoutNanoseconds(_ deadline: MonotonicTime?) throws(RPCError) -> Int64 {
        guard let deadline else { return 0 }
        let left = (deadline - MonotonicTime(.now())).nanoseconds
        guard left > 0 else { throw .deadlineExceededUnsent }
        return left
    }
}
