import TTRPC
import Testing

@Suite struct `Frames of the extension` {
    @Test func `each matches its golden bytes`() {
        #expect(
            ResetFrame(code: .cancelled, reason: "no", isRefused: true).packed(streamID: 3)
                == [0, 0, 0, 6, 0, 0, 0, 3, 0xE0, 1, 0, 0, 0, 1, 0x6e, 0x6f])
        #expect(
            PingFrame(payload: 0x0102_0304_0506_0708).packed()
                == [0, 0, 0, 8, 0, 0, 0, 0, 0xE1, 0, 1, 2, 3, 4, 5, 6, 7, 8])
        #expect(PingFrame(payload: 1, isAcknowledgement: true).packed()[9] == 1)
        #expect(WindowFrame(increment: 0x10000).packed(streamID: 5) == [0, 0, 0, 4, 0, 0, 0, 5, 0xE2, 0, 0, 1, 0, 0])
        #expect(
            GoAwayFrame(lastStreamID: GoAwayFrame.undecided, code: .resourceExhausted, reason: "x").packed()
                == [0, 0, 0, 9, 0, 0, 0, 0, 0xE3, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 8, 0x78])
        #expect(
            MetadataFrame.packed(["k": "v"], type: .trailers, streamID: 7)
                == [0, 0, 0, 8, 0, 0, 0, 7, 0xE5, 0, 0x2a, 6, 0x0a, 1, 0x6b, 0x12, 1, 0x76])
    }

    @Test func `each reads what it has written`() throws {
        let reset = ResetFrame(code: .deadlineExceeded, reason: "zu spät", isRefused: false)
        #expect(data(reset.packed(streamID: 1)) { ResetFrame(reading: $0, flags: []) } == reset)
        let refusal = ResetFrame(code: .unavailable, isRefused: true)
        #expect(data(refusal.packed(streamID: 1)) { ResetFrame(reading: $0, flags: .refused) } == refusal)
        let ping = PingFrame(payload: .max - 5, isAcknowledgement: true)
        #expect(data(ping.packed()) { PingFrame(reading: $0, flags: .acknowledgement) } == ping)
        let window = WindowFrame(increment: .max)
        #expect(data(window.packed(streamID: 0)) { WindowFrame(reading: $0) } == window)
        let goAway = GoAwayFrame(lastStreamID: 99, code: .ok, reason: "bye")
        #expect(data(goAway.packed()) { GoAwayFrame(reading: $0) } == goAway)
        let metadata: Metadata = ["a": "1", "a": "2", "b-bin": "AA=="]
        let frame = MetadataFrame.packed(metadata, type: .headers, streamID: 1)
        #expect(try read(frame) == metadata)
    }

    @Test("a form of another length is none", arguments: [0, 3, 5, 7, 9, 261, 265])
    func wrongLength(count: Int) {
        let bytes = [UInt8](repeating: 1, count: count)
        bytes.withUnsafeBytes { bytes in
            #expect((ResetFrame(reading: bytes, flags: []) != nil) == (4...260).contains(count))
            #expect(PingFrame(reading: bytes, flags: []) == nil)
            #expect(WindowFrame(reading: bytes) == nil)
            #expect((GoAwayFrame(reading: bytes) != nil) == (8...264).contains(count))
        }
    }

    @Test func `a long reason is cut between two characters`() {
        let frame = ResetFrame(code: .aborted, reason: String(repeating: "日", count: 100)).packed(streamID: 1)
        #expect(frame.count == 10 + 4 + 255)
        #expect(data(frame) { ResetFrame(reading: $0, flags: []) }?.reason == String(repeating: "日", count: 85))
    }

    @Test func `a code that nobody defined is UNKNOWN`() {
        let bytes: [UInt8] = [0xff, 0xff, 0xff, 0xff]
        #expect(bytes.withUnsafeBytes { ResetFrame(reading: $0, flags: []) }?.code == .unknown)
    }

    @Test func `metadata above its limit fails with 8, and what is none with 13`() {
        let large = MetadataFrame.packed(["key": "value"], type: .headers, streamID: 1)
        #expect(throws: RPCError.self) { try read(large, MetadataLimits(byteCountMax: 7)) }
        #expect(code { try read(large, MetadataLimits(byteCountMax: 7)) } == .resourceExhausted)
        #expect(code { try read([UInt8](repeating: 0xff, count: 20)) } == .internal)
    }

    private func code(_ body: () throws -> Metadata) -> StatusCode? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? RPCError)?.code
        }
    }

    private func read(_ frame: [UInt8], _ limits: MetadataLimits = MetadataLimits()) throws -> Metadata {
        try frame.dropFirst(10).withUnsafeBytes { try MetadataFrame.read($0, limits: limits) }
    }

    private func data<Value>(_ frame: [UInt8], _ read: (UnsafeRawBufferPointer) -> Value) -> Value {
        frame.dropFirst(10).withUnsafeBytes(read)
    }
}
