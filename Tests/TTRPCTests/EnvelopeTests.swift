import ProtobufC
import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `Envelopes` {
    @Test func `a request frame matches its golden bytes`() throws {
        let arena = Arena()
        defer { arena.reset() }
        let frame = RequestFrame(
            method: MethodDescriptor(service: "test.v1.Notes", method: "Echo", shape: .unary),
            message: try Note(text: "hi").prepared(in: arena), metadata: (["K": "v"] as Metadata).packedFields(),
            timeoutNanoseconds: 1_000_000)
        #expect(
            frame.packed(streamID: 3, flags: .remoteClosed) == [
                0, 0, 0, 0x27, 0, 0, 0, 3, 1, 1,  // 39 bytes, stream 3, Request, RC
                0x0a, 13, 0x74, 0x65, 0x73, 0x74, 0x2e, 0x76, 0x31, 0x2e, 0x4e, 0x6f, 0x74, 0x65, 0x73,  // service
                0x12, 4, 0x45, 0x63, 0x68, 0x6f,  // method
                0x1a, 4, 0x0a, 2, 0x68, 0x69,  // payload
                0x20, 0xc0, 0x84, 0x3d,  // timeout_nano
                0x2a, 6, 0x0a, 1, 0x6b, 0x12, 1, 0x76,  // metadata k: v
            ])
    }

    @Test func `a negative timeout takes ten bytes, as protobuf has it`() throws {
        let arena = Arena()
        defer { arena.reset() }
        let frame = RequestFrame(
            method: MethodDescriptor(service: "s", method: "m", shape: .unary),
            message: try Note().prepared(in: arena), metadata: [], timeoutNanoseconds: -1)
        #expect(
            Array(frame.packed(streamID: 1, flags: []).dropFirst(10)) == [
                0x0a, 1, 0x73, 0x12, 1, 0x6d, 0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1,
            ])
    }

    @Test func `response frames match their golden bytes`() throws {
        let arena = Arena()
        defer { arena.reset() }
        let reply = try ResponseFrame.packed(try Note(number: 1).prepared(in: arena), streamID: 5, dataBytesMax: 100)
        #expect(reply == [0, 0, 0, 4, 0, 0, 0, 5, 2, 0, 0x12, 2, 0x10, 1])
        let empty = try ResponseFrame.packed(try Note().prepared(in: arena), streamID: 5, dataBytesMax: 100)
        #expect(empty == [0, 0, 0, 0, 0, 0, 0, 5, 2, 0])
        let error = RPCError(code: .notFound, message: "no", details: [StatusDetail(typeURL: "t", value: [7])])
        #expect(
            ResponseFrame.packed(error, streamID: 5, dataBytesMax: 100) == [
                0, 0, 0, 16, 0, 0, 0, 5, 2, 0,
                0x0a, 14, 0x08, 5, 0x12, 2, 0x6e, 0x6f, 0x1a, 6, 0x0a, 1, 0x74, 0x12, 1, 7,
            ])
    }

    @Test func `data frames match their golden bytes`() throws {
        let arena = Arena()
        defer { arena.reset() }
        let message = try DataFrame.packed(try Note(number: 1).prepared(in: arena), streamID: 5, dataBytesMax: 100)
        #expect(message == [0, 0, 0, 2, 0, 0, 0, 5, 3, 0, 0x10, 1])
        #expect(DataFrame.end(streamID: 5) == [0, 0, 0, 0, 0, 0, 0, 5, 3, 5])
    }

    @Test func `a request is read field by field`() {
        let bytes = Wire.envelope(payload: [9], timeout: 5, metadata: Wire.field(5, Wire.pair("a", "b")))
        bytes.withUnsafeBytes { bytes in
            let envelope = RequestEnvelope(reading: bytes)
            #expect(envelope.map { Array($0.service) } == Array("test.v1.Notes".utf8))
            #expect(envelope.map { Array($0.method) } == Array("Echo".utf8))
            #expect(envelope.map { Array($0.payload) } == [9])
            #expect(envelope?.timeoutNanoseconds == 5)
            #expect(envelope?.metadataPairCount == 1)
        }
    }

    @Test(
        "bytes that are no protobuf are not read",
        arguments: [
            [0x0a], [0x0a, 2, 1], [0x20], [0x20, 0xff], [0x00, 0], [0x07], [0x0b],
            [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f],
            [0x20] + [UInt8](repeating: 0xff, count: 10) + [0], [0x29, 1, 2, 3], [0x2d, 1, 2, 3],
            [0xf8, 0xff, 0xff, 0xff, 0xff, 1, 0],
        ])
    func malformed(bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            #expect(RequestEnvelope(reading: bytes) == nil)
            #expect(ResponseEnvelope(reading: bytes) == nil)
        }
    }

    @Test func `a status that is absent or empty is OK`() {
        for bytes in [[], [0x0a, 0], [0x12, 1, 7], [0x0a, 2, 0x08, 0]] as [[UInt8]] {
            bytes.withUnsafeBytes { bytes in
                let envelope = ResponseEnvelope(reading: bytes)
                #expect(envelope != nil && envelope?.error == nil)
            }
        }
    }

    @Test("every code arrives as it was sent", arguments: StatusCode.allCases.filter { $0 != .ok })
    func codes(code: StatusCode) {
        #expect(roundTrip(RPCError(code: code, message: code.name))?.code == code)
    }

    @Test("a code that nobody defined is UNKNOWN", arguments: [17, 1000, -1])
    func unknownCode(number: Int) {
        let status = [0x08] + Wire.varint(UInt64(bitPattern: Int64(number)))
        Wire.field(1, status).withUnsafeBytes { bytes in
            #expect(ResponseEnvelope(reading: bytes)?.error?.code == .unknown)
        }
    }

    @Test func `an error cannot say OK`() {
        #expect(RPCError(code: .ok, message: "fine").code == .unknown)
    }

    @Test func `a Unicode message arrives intact`() {
        #expect(roundTrip(RPCError(code: .aborted, message: "Grüße, 世界 👩‍👩‍👧"))?.message == "Grüße, 世界 👩‍👩‍👧")
    }

    @Test func `details make the round trip`() throws {
        let error = RPCError(code: .aborted, message: "m").with(detail: Note(text: "why")).with(detail: Note(number: 2))
        let received = try #require(roundTrip(error))
        #expect(received == error)
        #expect(received.detail(Note.self) == Note(text: "why"))
        #expect(received.details.map(\.typeURL) == Array(repeating: "type.googleapis.com/test.v1.Note", count: 2))
    }

    @Test func `oversized details are cut and the code is kept`() throws {
        let small = StatusDetail(typeURL: "small", value: [1])
        let large = StatusDetail(typeURL: "large", value: [UInt8](repeating: 0, count: 100))
        let error = RPCError(code: .aborted, message: "m", details: [small, large])
        let frame = ResponseFrame.packed(error, streamID: 1, dataBytesMax: 60)
        #expect(frame.count <= 70)
        let received = try #require(parse(frame))
        #expect(received.code == .aborted && received.message == "m" && received.details == [small])
    }

    @Test("a message above the frame is cut between two characters", arguments: 30...50)
    func longMessage(limit: Int) throws {
        let error = RPCError(code: .aborted, message: String(repeating: "日", count: 50))
        let frame = ResponseFrame.packed(error, streamID: 1, dataBytesMax: limit)
        #expect(frame.count <= limit + 10)
        let received = try #require(parse(frame))
        #expect(!received.message.isEmpty && received.message.allSatisfy { $0 == "日" })
    }

    @Test func `the frame limit holds for a reply`() throws {
        let arena = Arena()
        defer { arena.reset() }
        let fits = try Note(blob: [UInt8](repeating: 1, count: 94)).prepared(in: arena)
        #expect(try ResponseFrame.packed(fits, streamID: 1, dataBytesMax: 98).count == 108)
        #expect {
            try ResponseFrame.packed(fits, streamID: 1, dataBytesMax: 97)
        } throws: { ($0 as? RPCError)?.code == .resourceExhausted }
    }

    private func roundTrip(_ error: RPCError) -> RPCError? {
        parse(ResponseFrame.packed(error, streamID: 1, dataBytesMax: FrameHeader.dataBytesMax))
    }

    private func parse(_ frame: [UInt8]) -> RPCError? {
        frame.dropFirst(10).withUnsafeBytes { ResponseEnvelope(reading: $0)?.error }
    }
}
