import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `A client that asks for the extension` {
    @Test func `says what it takes and who it is, on stream 1, and its calls follow at once`() throws {
        let client = ExtendedClient(compressions: [.gzip, .zlib], token: "secret")
        let hello = try #require(client.hello)
        #expect(hello.header.type == .request && hello.stream == 1 && hello.header.flags == [])
        let request = hello.data.withUnsafeBytes { bytes in
            RequestEnvelope(reading: bytes).flatMap { HelloRequest(reading: $0.payload) }
        }
        #expect(
            request
                == HelloRequest(
                    features: ["compress-gzip", "compress-zlib"], frameBytesMax: 4_194_304, streamWindowBytes: 65_536,
                    connectionWindowBytes: 1_048_576, token: "secret"))
        #expect(client.open(.unary) == 3 && client.open(.serverStream) == 5)
    }

    @Test("stays plain when the server knows no Hello", arguments: [12, 3, 2, 9, 5] as [UInt8])
    func plainServer(code: UInt8) {
        let client = ExtendedClient()
        _ = client.open(.unary)
        let refusal = Wire.frame(type: Wire.response, stream: 1, Wire.field(1, [8, code]))
        let reply = Wire.frame(type: Wire.response, stream: 3, Wire.field(2, [9]))
        #expect(client.deliver(refusal + reply) == [.helloAnswered, .reply(3, [9])])
        #expect(client.settings == nil && !client.isAsking)
        _ = client.open(.serverStream)
        client.abandon(5)
        #expect(client.deliver(Wire.ping([1, 2, 3, 4, 5, 6, 7, 8]) + Wire.goAway(0)) == [])
        #expect(client.control() == [] && client.takesCalls)
    }

    @Test func `stays plain when the server answers with version 0`() {
        let client = ExtendedClient()
        #expect(client.deliver(ExtendedClient.answer(HelloReply())) == [.helloAnswered])
        #expect(client.settings == nil && !client.isAsking)
    }

    @Test("gives the connection up when the server refuses it", arguments: [16, 7, 14] as [UInt8])
    func refused(code: UInt8) {
        let client = ExtendedClient()
        _ = client.open(.unary)
        let refusal = Wire.frame(type: Wire.response, stream: 1, Wire.field(1, [8, code]))
        #expect(client.deliver(refusal) == [.disconnect(StatusCode(received: Int32(code)))])
        #expect(!client.takesCalls)
    }

    @Test(
        "gives the connection up when the answer is none",
        arguments: [
            Wire.frame(type: Wire.response, stream: 1, [0x0a, 9]),
            Wire.frame(type: Wire.response, stream: 1, Wire.field(2, [0x0a, 9])),
            Wire.frame(type: Wire.data, stream: 1, [1]),
            Wire.frame(type: Wire.response, stream: 1, length: 4_194_305),
        ])
    func notUnderstood(answer: [UInt8]) {
        let seen = ExtendedClient().deliver(answer)
        #expect(seen == [.disconnect(.unavailable)] || seen == [.disconnect(.resourceExhausted)])
    }

    @Test func `gives the connection up after 10 s without an answer`() {
        let client = ExtendedClient()
        #expect(client.nextDeadline == client.now + .seconds(10))
        #expect(client.pass(.milliseconds(9999)) == [])
        #expect(client.pass(.milliseconds(1)) == [.disconnect(.unavailable)])
    }

    @Test func `holds messages until the answer, and a half-close only behind one`() {
        let client = ExtendedClient()
        _ = (client.open(.clientStream), client.open(.clientStream))
        #expect(client.finish(3) == .write)
        #expect(client.send(10, on: 5) == .queued)
        #expect(client.finish(5) == .queued)
        #expect(client.written() == [])
        #expect(client.deliver(ExtendedClient.answer(HelloReply(version: 1))) == [.helloAnswered])
        #expect(client.written() == [5, 5])
    }

    @Test func `sends the messages that were held to a plain server, too`() {
        let client = ExtendedClient()
        _ = client.open(.bidirectional)
        #expect(client.send(10, on: 3) == .queued && client.written() == [])
        #expect(client.deliver(Wire.frame(type: Wire.response, stream: 1, Wire.field(1, [8, 12]))) == [.helloAnswered])
        #expect(client.written() == [3])
        #expect(client.send(10, on: 3) == .write)
    }

    @Test func `tells an extended server right behind its answer which calls were given up before`() {
        let client = ExtendedClient()
        _ = (client.open(.unary), client.open(.unary, timeout: .seconds(1)), client.open(.unary))
        client.abandon(3)
        #expect(client.pass(.seconds(1)) == [.fail(5, .deadlineExceeded, mayHaveExecuted: true)])
        #expect(client.control() == [])
        _ = client.deliver(ExtendedClient.answer(HelloReply(version: 1)))
        let frames = client.control()
        #expect(frames.map(\.header.type) == [.reset, .reset] && frames.map(\.stream) == [3, 5])
        #expect(frames.map(\.data) == [.code(.cancelled), .code(.deadlineExceeded)])
    }

    @Test func `takes what is agreed on`() {
        let client = ExtendedClient.agreed(
            compressions: [.zlib, .gzip],
            reply: HelloReply(features: ["compress-gzip"], frameBytesMax: 70_000, streamWindowBytes: 9))
        #expect(client.settings?.compression == .gzip && client.settings?.frameBytesMax == 70_000)
        #expect(client.settings?.sendStreamWindowBytes == 9)
        _ = client.open(.unary)
        let seen = client.deliver(
            Wire.frame(type: Wire.response, stream: 3, [UInt8](repeating: 0, count: 70_001)))
        #expect(seen == [.fail(3, .resourceExhausted, mayHaveExecuted: true)])
    }
}
