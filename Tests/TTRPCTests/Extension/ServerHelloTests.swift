import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `A server's machine answers Hello` {
    private func authenticating(limits: ServerLimits = ServerLimits()) -> ServerHarness {
        var features = ServerFeatures()
        features.authenticatesConnections = true
        return ServerHarness(limits: limits, features: features)
    }

    private func reply(_ harness: ServerHarness) -> HelloReply? {
        guard let frame = harness.written().first, frame.header.type == .response else { return nil }
        return frame.data.withUnsafeBytes { data in
            ResponseEnvelope(reading: data).flatMap { HelloReply(reading: $0.payload) }
        }
    }

    @Test func `by itself, and is extended from then on`() {
        let harness = ServerHarness()
        #expect(harness.deliver(Wire.hello()) == [])
        #expect(reply(harness)?.version == 1)
        #expect(harness.settings?.frameBytesMax == 4_194_304)
        #expect(harness.deliver(Wire.request(stream: 3)) == [.call(3, method: "Echo", payload: [])])
    }

    @Test func `with the server's limits`() {
        let harness = ServerHarness()
        _ = harness.deliver(Wire.hello(HelloRequest(features: ["x", "compress-gzip", "compress-zlib"])))
        let reply = reply(harness)
        #expect(reply?.features == ["compress-gzip"] && reply?.runningCallsMax == 100)
        #expect(reply?.metadataBytesMax == 8192 && reply?.metadataPairsMax == 64)
        #expect(reply?.streamWindowBytes == 65_536 && reply?.connectionWindowBytes == 1_048_576)
        #expect(reply?.pingIntervalMinMilliseconds == 10_000)
    }

    @Test func `but 12 where the extension is switched off`() {
        var features = ServerFeatures()
        features.hasExtension = false
        let harness = ServerHarness(features: features)
        #expect(harness.deliver(Wire.hello()) == [.refuse(1, .unimplemented)])
    }

    @Test func `without compression where that is switched off`() {
        var features = ServerFeatures()
        features.hasCompression = false
        let harness = ServerHarness(features: features)
        _ = harness.deliver(Wire.hello(HelloRequest(features: ["compress-zlib"])))
        #expect(reply(harness)?.features == [])
    }

    @Test func `with 9 when it is not the first request, or not on stream 1`() {
        let late = ServerHarness()
        _ = late.deliver(Wire.request(stream: 3))
        #expect(late.deliver(Wire.hello(stream: 5)) == [.refuse(5, .failedPrecondition)])
        #expect(ServerHarness().deliver(Wire.hello(stream: 3)) == [.refuse(3, .failedPrecondition)])
        let twice = ServerHarness.extended()
        #expect(twice.deliver(Wire.hello(stream: 3)) == [.refuse(3, .failedPrecondition)])
    }

    @Test func `at any time when it only authenticates, and changes nothing else`() {
        let harness = authenticating()
        _ = harness.deliver(Wire.request(stream: 1))
        let hello = HelloRequest(version: 0, token: "t")
        #expect(harness.deliver(Wire.hello(hello, stream: 3)) == [.authenticate("t")])
        #expect(harness.authenticated(nil) == nil)
        #expect(reply(harness) == HelloReply())
        #expect(harness.settings == nil)
    }

    @Test func `with 13 when it is no Hello`() {
        let request = Wire.request(
            stream: 1, service: "ttrpcx.v1.Connection", method: "Hello", payload: [0x32, 1, 0xff])
        #expect(ServerHarness().deliver(request) == [.refuse(1, .internal)])
    }

    @Test func `once the token was checked, and reads nothing before`() {
        let harness = authenticating()
        let hello = Wire.hello(HelloRequest(token: "secret"))
        #expect(harness.deliver(hello) == [.authenticate("secret")])
        #expect(!harness.wantsRead && harness.settings == nil)
        #expect(harness.authenticated(nil) == nil)
        #expect(harness.wantsRead && harness.settings != nil)
    }

    @Test(
        "with the code of a refusal, and stays plain",
        arguments: [.unauthenticated, .permissionDenied, .unavailable] as [StatusCode])
    func refusal(code: StatusCode) {
        let harness = authenticating()
        _ = harness.deliver(Wire.hello(HelloRequest(token: "wrong")))
        #expect(harness.authenticated(RPCError(code: code, message: "no")) == .refuse(1, code))
        #expect(harness.wantsRead && harness.settings == nil)
    }

    @Test func `and takes no frame above 64 KiB before that`() {
        let large = Wire.request(stream: 3, payload: [UInt8](repeating: 0, count: 65_536))
        let harness = authenticating()
        #expect(harness.deliver(Wire.hello()) == [])
        #expect(harness.deliver(large) == [.refuse(3, .resourceExhausted)])
        #expect(harness.takeLimitHit() == .frameBytes)
        let known = authenticating()
        _ = known.deliver(Wire.hello(HelloRequest(token: "t")))
        _ = known.authenticated(nil)
        #expect(known.deliver(large).count == 1)
        #expect(known.errors.isEmpty)
    }

    @Test func `with 14 while it drains`() {
        let harness = ServerHarness()
        harness.drain()
        #expect(harness.deliver(Wire.hello()) == [.refuse(1, .unavailable)])
    }
}
