internal import ProtobufC
internal import TTRPC
internal import Testing
internal import TicketMessages

@Suite("Bytes that no client library sends are refused, and the server goes on", .timeLimit(.minutes(10)))
struct RawRefusalTests {
    @Test(
        "Text that is not UTF-8, or has a NUL in it, is INVALID_ARGUMENT and names the field",
        arguments: [[0x48, 0x6F, 0x00, 0x61], [0x48, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
    func text(_ subject: [UInt8]) async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let create = try Self.create(subject: subject, streamID: 1, on: server)
        let (refusal, next) = try await Self.answers(from: server, to: create)
        #expect(refusal?.code == StatusCode.invalidArgument.rawValue)
        #expect(refusal?.message.contains("subject") == true)
        #expect(next == nil)
        #expect(try await server.tickets().map(\.subject) == ["Hola"])
    }

    @Test("A frame above 4 MiB is RESOURCE_EXHAUSTED for its call alone")
    func oversizedFrame() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let length = 4 * 1_024 * 1_024 + 1
        let frame = RawRequest.header(length: length, streamID: 1) + [UInt8](repeating: 0x0A, count: length)
        let (refusal, next) = try await Self.answers(from: server, to: frame)
        #expect(refusal?.code == StatusCode.resourceExhausted.rawValue)
        #expect(next == nil)
        #expect(try await server.tickets().map(\.subject) == ["Hola"])
    }

    @Test("A header that announces 16 MiB ends the connection, and that one only")
    func absurdFrame() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let isClosed = try await RawConnection.with(server.address) { connection in
            connection.send(RawRequest.header(length: 16 * 1_024 * 1_024, streamID: 1))
            return try connection.frame() == nil
        }
        #expect(isClosed)
        #expect(try await server.createTicket() > 0)
    }

    /// The status of the answer to `bytes`, which use stream 1, and to a good call on the same connection.
    private static func answers(
        from server: RunningServer, to bytes: [UInt8]
    ) async throws -> (first: GoogleRPCStatus?, next: GoogleRPCStatus?) {
        let good = try create(subject: Array("Hola".utf8), streamID: 3, on: server)
        return try await RawConnection.with(server.address) { connection in
            connection.send(bytes)
            let first = try status(of: connection.frame(), streamID: 1)
            connection.send(good)
            return (first, try status(of: connection.frame(), streamID: 3))
        }
    }

    private static func create(subject: [UInt8], streamID: UInt32, on server: RunningServer) throws -> [UInt8] {
        RawRequest.frame(
            streamID: streamID, method: "CreateTicket", payload: RawRequest.createTicket(subject: subject),
            token: try server.token(of: "ana"))
    }

    /// The status of a response, or nil if it is OK.
    private static func status(of frame: RawConnection.Frame?, streamID: UInt32) throws -> GoogleRPCStatus? {
        guard let frame, frame.streamID == streamID, frame.type == 2 else {
            throw RawConnection.Failure(description: "no response on stream \(streamID): \(String(describing: frame))")
        }
        let status = try TTRPCResponse(unpacking: frame.data).status
        return status?.code == 0 ? nil : status
    }
}
