import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// What a server that speaks bytes says to a client with the extension.
extension RawPeer {
    /// Reads Hello and agrees to it.
    ///
    /// - Returns: what the client asked for.
    @discardableResult
    mutating func greet(_ reply: HelloReply = HelloReply()) async throws -> HelloRequest? {
        let hello = try await frame()
        #expect(hello?.stream == 1 && hello?.header.type == .request)
        var reply = reply
        reply.version = 1
        try await send(Wire.frame(type: Wire.response, stream: 1, Wire.field(2, reply.packed())))
        return hello?.hello
    }

    /// The next frame of a type; others before it are passed over.
    mutating func frame(_ type: FrameType) async throws -> ReceivedFrame? {
        while let frame = try await frame() {
            if frame.header.type == type { return frame }
        }
        return nil
    }

    func reply(_ stream: UInt32, _ note: [UInt8] = []) async throws {
        try await send(Wire.frame(type: Wire.response, stream: stream, Wire.field(2, note)))
    }
}

extension ReceivedFrame {
    /// What a client asks for in Hello.
    var hello: HelloRequest? {
        data.withUnsafeBytes { bytes in
            RequestEnvelope(reading: bytes).flatMap { HelloRequest(reading: $0.payload) }
        }
    }

    /// The payload of a Request.
    var requestPayload: [UInt8] {
        data.withUnsafeBytes { bytes in RequestEnvelope(reading: bytes).map { Array($0.payload) } ?? [] }
    }

    /// The code in a RESET.
    var resetCode: UInt8? { header.type == .reset && data.count >= 4 ? data[3] : nil }
}

/// Runs a client of servers that speak bytes around `body`.
///
/// - Parameter connections: what each connection's server does, one after the other.
func withExtendedClient(
    _ connections: [@Sendable (inout RawPeer) async throws -> Void],
    configure: (inout ClientConfiguration) -> Void = { _ in }, body: (TTRPCClient) async throws -> Void
) async throws {
    let server = try await RawServer.listen()
    async let served: Void = server.serve(connections)
    var configuration = ClientConfiguration()
    // The peer answers no pings, and a machine with much else to do may take longer than a ping's time limit.
    configuration.limits.pingInterval = .seconds(3_600)
    configure(&configuration)
    let client = TTRPCClient(host: server.address.host, port: server.address.port, configuration: configuration)
    do {
        try await body(client)
    } catch {
        await client.close()
        try? await served
        throw error
    }
    await client.close()
    try await served
}
