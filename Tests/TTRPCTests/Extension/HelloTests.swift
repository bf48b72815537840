import TTRPC
import Testing

@Suite struct `Hello` {
    let terms = ServerTerms(runningCallsMax: 100, metadata: MetadataLimits(), pingIntervalMin: .seconds(10))

    @Test func `both messages match their golden bytes`() {
        let request = HelloRequest(
            features: ["a"], frameBytesMax: 65_536, streamWindowBytes: 1, connectionWindowBytes: 2, token: "t")
        #expect(
            request.packed() == [8, 1, 0x12, 1, 0x61, 0x18, 0x80, 0x80, 4, 0x20, 1, 0x28, 2, 0x32, 1, 0x74])
        let reply = HelloReply(version: 1, features: ["b"], runningCallsMax: 3, pingIntervalMinMilliseconds: 4)
        #expect(reply.packed() == [8, 1, 0x12, 1, 0x62, 0x38, 3, 0x50, 4])
        #expect(HelloReply().packed().isEmpty)
    }

    @Test func `both read what they have written, and pass over what they do not know`() {
        let request = HelloRequest(
            version: 7, features: ["x", "y"], frameBytesMax: 1, streamWindowBytes: .max, connectionWindowBytes: 3,
            token: "té")
        let reply = HelloReply(
            version: 1, features: ["z"], frameBytesMax: 1, streamWindowBytes: 2, connectionWindowBytes: 3,
            runningCallsMax: 4, metadataBytesMax: 5, metadataPairsMax: 6, pingIntervalMinMilliseconds: 7)
        let unknown: [UInt8] = [0x78, 5, 0x7a, 1, 0]
        #expect((unknown + request.packed()).withUnsafeBytes { HelloRequest(reading: $0) } == request)
        #expect((reply.packed() + unknown).withUnsafeBytes { HelloReply(reading: $0) } == reply)
    }

    @Test("what is no message is not read", arguments: [[0x0a], [0x12, 1, 0xff], [0x32, 1, 0], [0xff]])
    func malformed(bytes: [UInt8]) {
        #expect(bytes.withUnsafeBytes { HelloRequest(reading: $0) } == nil)
    }

    @Test func `no more than 32 features are looked at, and none of more than 64 bytes`() {
        var request = HelloRequest(features: [String(repeating: "a", count: 65)])
        request.features += (1...40).map { "f\($0)" }
        let read = request.packed().withUnsafeBytes { HelloRequest(reading: $0) }
        #expect(read?.features == (1...31).map { "f\($0)" })
    }

    @Test func `both ends agree on the same`() throws {
        var client = ExtensionOffer()
        client.streamWindowBytes = 1000
        client.connectionWindowBytes = 2000
        client.frameBytesMax = 100_000
        client.compressions = [.gzip, .zlib]
        var server = ExtensionOffer()
        server.compressions = [.zlib, .gzip]
        let (reply, settings) = ExtensionSettings.answer(
            to: ExtensionSettings.request(offer: client), offer: server, terms: terms)
        let theirs = try #require(settings)
        let ours = try #require(ExtensionSettings(reply: reply, to: client))
        #expect(reply.features == ["compress-gzip"])
        #expect(ours.compression == .gzip && theirs.compression == .gzip)
        #expect(ours.frameBytesMax == 100_000 && theirs.frameBytesMax == 100_000)
        #expect(theirs.sendStreamWindowBytes == 1000 && ours.receiveStreamWindowBytes == 1000)
        #expect(theirs.sendConnectionWindowBytes == 2000 && ours.receiveConnectionWindowBytes == 2000)
        #expect(ours.sendStreamWindowBytes == 65_536 && ours.sendConnectionWindowBytes == 1_048_576)
        #expect(ours.terms == terms)
    }

    @Test func `numbers that are left out are the protocol's`() throws {
        let (reply, settings) = ExtensionSettings.answer(
            to: HelloRequest(), offer: ExtensionOffer(), terms: terms)
        #expect(settings?.frameBytesMax == 4_194_304 && settings?.sendStreamWindowBytes == 65_536)
        #expect(settings?.sendConnectionWindowBytes == 1_048_576 && settings?.compression == nil)
        #expect(reply.version == 1 && reply.features.isEmpty)
        let ours = try #require(ExtensionSettings(reply: HelloReply(version: 1), to: ExtensionOffer()))
        #expect(ours.frameBytesMax == 4_194_304 && ours.sendStreamWindowBytes == 65_536)
        #expect(ours.terms.metadata == MetadataLimits() && ours.terms.pingIntervalMin == .seconds(10))
    }

    @Test func `a frame's bound is raised to 65536 and lowered to the server's`() {
        var offer = ExtensionOffer()
        offer.frameBytesMax = 200_000
        let bound = { (asked: UInt32) in
            ExtensionSettings.answer(to: HelloRequest(frameBytesMax: asked), offer: offer, terms: terms)
                .settings?.frameBytesMax
        }
        #expect(bound(1) == 65_536)
        #expect(bound(100_000) == 100_000)
        #expect(bound(.max) == 200_000)
    }

    @Test func `no window is above the most credit that there can be`() {
        let request = HelloRequest(streamWindowBytes: .max, connectionWindowBytes: .max)
        let settings = ExtensionSettings.answer(to: request, offer: ExtensionOffer(), terms: terms).settings
        #expect(settings?.sendStreamWindowBytes == Int(Int32.max))
        #expect(settings?.sendConnectionWindowBytes == Int(Int32.max))
    }

    @Test func `version 0 stays plain on both ends, and a later version becomes the lower one`() {
        let plain = ExtensionSettings.answer(to: HelloRequest(version: 0), offer: ExtensionOffer(), terms: terms)
        #expect(plain.reply == HelloReply() && plain.settings == nil)
        #expect(ExtensionSettings(reply: HelloReply(), to: ExtensionOffer()) == nil)
        let later = ExtensionSettings.answer(to: HelloRequest(version: 9), offer: ExtensionOffer(), terms: terms)
        #expect(later.reply.version == 1)
    }
}
