import ProtobufC
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// What a handler finds out about who calls.
private struct Person: Sendable, Hashable {
    let name: String
}

@Suite(.timeLimit(.minutes(10))) struct `A server speaks the extension` {
    /// Connects and agrees on the extension around `body`.
    private func extended<Value>(
        _ router: Router = router(), hello: HelloRequest = HelloRequest(),
        configure: (inout ServerConfiguration) -> Void = { _ in },
        body: (inout RawPeer, TTRPCServer) async throws -> Value
    ) async throws -> Value {
        try await withServer(router, configure: configure) { server, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.hello(hello))
                #expect(try await peer.frame()?.status == 0)
                return try await body(&peer, server)
            }
        }
    }

    private func metadata(_ frame: ReceivedFrame?) -> Metadata? {
        frame?.data.withUnsafeBytes { try? MetadataFrame.read($0, limits: MetadataLimits()) }
    }

    /// Handlers of all kinds that send metadata beside their answers.
    private let talkative = router {
        let fail: @Sendable (Note) throws -> Void = { note in
            if note.number == 13 { throw RPCError(code: .aborted, message: "") }
        }
        $0.register(
            method("Inline"),
            UnaryHandler<Note, Note>.inline { note, context in
                try context.sendHeaders(["h": "inline"])
                try context.setTrailers(["t": "inline", "t": "twice"])
                try fail(note)
                return note
            })
        $0.register(
            method("Async"),
            UnaryHandler<Note, Note>.async { note, context in
                try context.sendHeaders(["h": "async"])
                try context.setTrailers(["t": "async"])
                try fail(note)
                return note
            })
        $0.register(
            method("List", .serverStream),
            ServerStreamHandler<Note, Note>.async { note, context, writer in
                try context.sendHeaders(["h": "list"])
                try await writer.send(note)
                #expect(throws: RPCError.self) { try context.sendHeaders(["h": "late"]) }
                try context.setTrailers(["t": "list"])
                try fail(note)
            })
    }

    @Test("metadata goes ahead of an answer and with its end, good or bad", arguments: ["Inline", "Async"], [7, 13])
    func unaryMetadata(name: String, number: UInt8) async throws {
        try await extended(talkative) { peer, _ in
            try await peer.send(Wire.request(stream: 3, method: name, payload: [0x10, number]))
            let frames = try await peer.frames(3)
            #expect(frames.map(\.header.type) == [.headers, .trailers, .response])
            #expect(metadata(frames[0])?[first: "h"] == name.lowercased())
            #expect(metadata(frames[1])?[first: "t"] == name.lowercased())
            #expect(frames[2].status == (number == 13 ? 10 : 0))
            // Nothing of it is left for the next call.
            try await peer.send(Wire.request(stream: 5))
            #expect(try await peer.frame()?.header.type == .response)
        }
    }

    @Test("metadata of a stream surrounds its messages", arguments: [7, 13] as [UInt8])
    func streamMetadata(number: UInt8) async throws {
        try await extended(talkative) { peer, _ in
            try await peer.send(Wire.request(stream: 3, method: "List", payload: [0x10, number]))
            let frames = try await peer.frames(4)
            #expect(frames.map(\.header.type) == [.headers, .data, .trailers, number == 13 ? .response : .data])
            #expect(metadata(frames[0])?[first: "h"] == "list" && metadata(frames[2])?[first: "t"] == "list")
        }
    }

    @Test func `a plain peer gets no metadata`() async throws {
        try await withServer(talkative) { _, address in
            try await RawPeer.connect(to: address) { peer in
                for (index, name) in ["Inline", "Async", "List"].enumerated() {
                    try await peer.send(Wire.request(stream: UInt32(index * 2 + 1), method: name))
                }
                let frames = try await peer.frames(4)
                #expect(frames.allSatisfy { $0.header.type == .response || $0.header.type == .data })
            }
        }
    }

    @Test func `metadata above the limit fails the call with 8`() async throws {
        let router = router {
            $0.register(
                method("Large"),
                UnaryHandler<Note, Note>.inline { note, context in
                    try context.setTrailers(["k": String(repeating: "x", count: 8192)])
                    return note
                })
        }
        try await extended(router) { peer, _ in
            try await peer.send(Wire.request(stream: 3, method: "Large"))
            #expect(try await peer.frame()?.status == 8)
        }
    }

    @Test func `a handler is cancelled when its caller gives up, and its slot is free when it has returned`()
        async throws
    {
        let (started, returned) = (Counter(), Counter())
        let router = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.add()
                    await untilCancelled()
                    returned.add()
                    return note
                })
        }
        let oneHandler = { (configuration: inout ServerConfiguration) in configuration.limits.runningHandlersMax = 1 }
        try await extended(router, configure: oneHandler) { peer, _ in
            try await peer.send(Wire.request(stream: 3, method: "Sleep"))
            await started.reach(1)
            try await peer.send(Wire.request(stream: 5, method: "Sleep"))
            let refusal = try await peer.frame()
            #expect(refusal?.header.type == .reset && refusal?.header.flags == .refused)
            try await peer.send(ResetFrame(code: .cancelled).packed(streamID: 3))
            await returned.reach(1)
            try await peer.send(Wire.request(stream: 7))
            #expect(try await peer.frame()?.stream == 7)
        }
    }

    @Test func `a sender is suspended while its peer gives no credit, and nothing is lost when it does`() async throws {
        let sent = Counter()
        let router = router {
            $0.register(
                method("List", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    for number in 0..<100 {
                        try await writer.send(Note(number: Int64(number), blob: [UInt8](repeating: 1, count: 1000)))
                        sent.add()
                    }
                })
        }
        let hello = HelloRequest(streamWindowBytes: 4000)
        try await extended(router, hello: hello) { peer, _ in
            try await peer.send(Wire.request(stream: 3, method: "List"))
            // A ping may come in between, on a busy machine.
            var numbers: [Int64?] = []
            while numbers.count < 4 { numbers.append(try await peer.frame(.data)?.note?.number) }
            try await peer.send(Wire.request(stream: 5))
            #expect(try await peer.frame(.response)?.stream == 5)
            #expect(sent.count < 15)
            try await peer.send(WindowFrame(increment: 1 << 20).packed(streamID: 3))
            while numbers.count < 100 { numbers.append(try await peer.frame(.data)?.note?.number) }
            #expect(numbers == (0..<100).map { Int64($0) })
            #expect(try await peer.frame(.data)?.isEnd == true)
        }
    }

    @Test func `credit comes back when a handler has read, and not before`() async throws {
        let gate = Gate()
        let router = router {
            $0.register(
                method("Sum", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    await gate.wait()
                    var sum = Note()
                    for try await note in notes { sum.number += note.number }
                    return sum
                })
        }
        let smallWindow = { (configuration: inout ServerConfiguration) in configuration.limits.streamWindowBytes = 100 }
        try await extended(router, configure: smallWindow) { peer, _ in
            try await peer.send(Wire.request(stream: 3, flags: 2, method: "Sum"))
            for _ in 0..<50 { try await peer.send(Wire.frame(type: 3, stream: 3, [0x10, 2])) }
            try await peer.send(Wire.request(stream: 5))
            #expect(try await peer.frame()?.stream == 5)
            gate.open()
            let credit = try await peer.frame()
            #expect(credit?.header.type == .window && credit?.stream == 3)
            try await peer.send(Wire.end(stream: 3))
            var frame = try await peer.frame()
            while frame?.header.type == .window { frame = try await peer.frame() }
            #expect(frame?.note?.number == 100)
        }
    }

    @Test("payloads are compressed both ways", arguments: Compression.allCases)
    func compression(compression: Compression) async throws {
        let router = router {
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { note, _ in note })
            $0.register(
                method("Sum", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    var sum = Note()
                    for try await note in notes { sum.blob += note.blob }
                    return sum
                })
        }
        let note = Note(blob: [UInt8](repeating: 9, count: 5000))
        let plain = try note.packed()
        let packed = try #require(plain.withUnsafeBytes { compression.compressed($0) })
        let inflate = { (frame: ReceivedFrame?) -> Note? in
            guard let frame, frame.header.flags.contains(.compressed) else { return nil }
            return try frame.data.withUnsafeBytes { data in
                guard let envelope = ResponseEnvelope(reading: data) else { return nil }
                return try Note(unpacking: compression.inflated(envelope.payload, byteCountMax: 1 << 20))
            }
        }
        try await extended(router, hello: HelloRequest(features: [compression.feature])) { peer, _ in
            try await peer.send(Wire.request(stream: 3, flags: 0x80, payload: packed))
            #expect(try inflate(try await peer.frame()) == note)
            try await peer.send(Wire.request(stream: 5, flags: 0x80, method: "Async", payload: packed))
            #expect(try inflate(try await peer.frame()) == note)
            try await peer.send(Wire.request(stream: 7, flags: 0x82, method: "Sum", payload: packed))
            try await peer.send(Wire.frame(type: 3, stream: 7, flags: 0x81, packed))
            #expect(try inflate(try await peer.frame())?.blob.count == 10_000)
        }
    }

    @Test("a payload that inflates beyond the bound fails with 8", arguments: ["Echo", "Async", "Sum"])
    func bomb(name: String) async throws {
        let router = router {
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { note, _ in note })
            $0.register(
                method("Sum", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    for try await _ in notes {}
                    return Note()
                })
        }
        let zeros = [UInt8](repeating: 0, count: 100_000)
        let bomb = try #require(zeros.withUnsafeBytes { Compression.zlib.compressed($0) })
        let hello = HelloRequest(features: ["compress-zlib"], frameBytesMax: 65_536)
        try await extended(router, hello: hello) { peer, _ in
            try await peer.send(
                Wire.request(stream: 3, flags: name == "Sum" ? 0x82 : 0x80, method: name, payload: bomb))
            #expect(try await peer.frame()?.status == 8)
            try await peer.send(Wire.request(stream: 5))
            #expect(try await peer.frame()?.status == 0)
        }
    }

    @Test func `says in two steps that it stops, and finishes what runs`() async throws {
        let (started, gate) = (Counter(), Gate())
        let router = router {
            $0.register(
                method("Wait"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.add()
                    await gate.wait()
                    return note
                })
        }
        try await extended(router) { peer, server in
            try await peer.send(Wire.request(stream: 3, method: "Wait"))
            await started.reach(1)
            async let stopped: Void = server.stop(grace: .seconds(60))
            let first = try await peer.frames(2)
            #expect(first.map(\.header.type) == [.goAway, .ping])
            try await peer.send(Wire.frame(type: 0xE1, stream: 0, flags: 1, first[1].data))
            let second = try await peer.frame()
            #expect(second?.header.type == .goAway && second?.data.prefix(4) == [0, 0, 0, 3])
            gate.open()
            #expect(try await peer.frame()?.status == 0)
            #expect(try await peer.frame() == nil)
            await stopped
        }
    }

    @Test("Hello's token counts for the whole connection", arguments: [true, false])
    func token(isInline: Bool) async throws {
        let check: @Sendable (String) throws -> Person = { token in
            guard token == "good" else { throw RPCError(code: .unauthenticated, message: "who?") }
            return Person(name: "Ana")
        }
        let router = router {
            $0.register(
                method("Who"),
                UnaryHandler<Note, Note>.inline { _, context in
                    Note(text: (context.principal as? Person)?.name ?? "nobody")
                })
        }
        let authenticator: ConnectionAuthenticator =
            isInline ? .inline { token, _ in try check(token) } : .async { token, _ in try check(token) }
        let authenticating = { (configuration: inout ServerConfiguration) in configuration.authenticator = authenticator
        }
        try await withServer(router, configure: authenticating) { _, address in
            try await RawPeer.connect(to: address) { peer in
                // Behind Hello in the same write, and read only once it is known who calls.
                try await peer.send(
                    Wire.hello(HelloRequest(token: "good")) + Wire.request(stream: 3, method: "Who"))
                let frames = try await peer.frames(2)
                #expect(frames[0].status == 0 && frames[1].note?.text == "Ana")
            }
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(
                    Wire.hello(HelloRequest(token: "bad")) + Wire.request(stream: 3, method: "Who"))
                let frames = try await peer.frames(2)
                #expect(frames[0].status == 16 && frames[1].note?.text == "nobody")
                try await peer.send(Wire.hello(HelloRequest(version: 0, token: "good"), stream: 5))
                try await peer.send(Wire.request(stream: 7, method: "Who"))
                #expect(try await peer.frames(2)[1].note?.text == "Ana")
            }
        }
    }

    @Test func `strangers have few connections, and known peers as many as before`() async throws {
        let oneStranger = { (configuration: inout ServerConfiguration) in
            configuration.authenticator = .inline { _, _ in 1 }
            configuration.connectionsUnauthenticatedMax = 1
        }
        try await withServer(configure: oneStranger) { _, address in
            try await RawPeer.connect(to: address) { known in
                try await known.send(Wire.hello(HelloRequest(token: "t")))
                #expect(try await known.frame()?.status == 0)
                try await RawPeer.connect(to: address) { stranger in
                    try await stranger.send(Wire.request(stream: 1))
                    #expect(try await stranger.frame()?.status == 0)
                    try await RawPeer.connect(to: address) { another in
                        #expect((try? await another.frame()) == nil)
                    }
                }
                try await known.send(Wire.request(stream: 3))
                #expect(try await known.frame()?.status == 0)
            }
        }
    }

    @Test func `what waits for handlers is bounded over all connections`() async throws {
        let router = router {
            $0.register(
                method("Stall", .clientStream),
                ClientStreamHandler<Note, Note>.async { _, _ in
                    await untilCancelled()
                    return Note()
                })
        }
        let smallBudget = { (configuration: inout ServerConfiguration) in
            configuration.requestBytesInFlightMax = 100_000
        }
        try await extended(router, configure: smallBudget) { peer, _ in
            for id in [3, 5] as [UInt32] {
                try await peer.send(Wire.request(stream: id, flags: 2, method: "Stall"))
                try await peer.send(Wire.frame(type: 3, stream: id, [UInt8](repeating: 0, count: 60_000)))
            }
            let frame = try await peer.frame()
            #expect(frame?.stream == 5 && frame?.status == 8)
            // The first one's end gives back what it held.
            try await peer.send(ResetFrame(code: .cancelled).packed(streamID: 3))
            try await peer.send(Wire.request(stream: 7, flags: 2, method: "Stall"))
            try await peer.send(Wire.frame(type: 3, stream: 7, [UInt8](repeating: 0, count: 60_000)))
            try await peer.send(Wire.request(stream: 9))
            var next = try await peer.frame()
            while next?.header.type == .window { next = try await peer.frame() }
            #expect(next?.stream == 9)
        }
    }
}
