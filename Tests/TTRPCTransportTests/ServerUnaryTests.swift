import Logging
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

private struct Secret: Error, CustomStringConvertible {
    let description = "the password is swordfish"
}

@Suite(.timeLimit(.minutes(10))) struct `A server answers unary calls` {
    @Test func `fifty frames in one write are answered in order`() async throws {
        try await withServer { _, address in
            try await RawPeer.connect(to: address) { peer in
                let ids = (0..<50).map { UInt32($0 * 2 + 1) }
                try await peer.send(ids.flatMap { Wire.request(stream: $0, payload: [0x10, UInt8($0)]) })
                let frames = try await peer.frames(50)
                #expect(frames.map(\.stream) == ids)
                #expect(frames.map { $0.note?.number } == ids.map { Int64($0) })
                #expect(frames.allSatisfy { $0.status == 0 && $0.header.flags == [] })
            }
        }
    }

    @Test func `a frame in two pieces is answered, wherever it is cut`() async throws {
        try await withServer { _, address in
            try await RawPeer.connect(to: address) { peer in
                let length = Wire.request(stream: 1, payload: [0x10, 7]).count
                for cut in 1..<length {
                    let bytes = Wire.request(stream: UInt32(cut * 2 + 1), payload: [0x10, 7])
                    try await peer.send(Array(bytes.prefix(cut)))
                    try await peer.send(Array(bytes.dropFirst(cut)))
                    #expect(try await peer.frame()?.note?.number == 7)
                }
            }
        }
    }

    @Test func `an empty request is answered with an empty reply`() async throws {
        try await withServer { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1))
                let frame = try await peer.frame()
                #expect(frame?.data == [] && frame?.status == 0 && frame?.note == Note())
            }
        }
    }

    @Test("large messages arrive exactly", arguments: [271_828, 4_000_000])
    func large(size: Int) async throws {
        let reply = Note(blob: (0..<314_159).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let router = router {
            $0.register(
                method("Swap"),
                UnaryHandler<Note, Note>.inline { note, _ in
                    guard note.blob.enumerated().allSatisfy({ $1 == UInt8(truncatingIfNeeded: $0 &* 3) }) else {
                        throw RPCError(code: .dataLoss, message: "")
                    }
                    return note.blob.count == size ? reply : Note()
                })
        }
        try await withClient(router) { client in
            let request = Note(blob: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 3) })
            let swapped = try await client.call("Swap", request)
            #expect(swapped == reply)
        }
    }

    @Test func `4 MiB + 1 is answered with 8 and the connection lives`() async throws {
        try await withServer { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.frame(type: 1, stream: 1, [UInt8](repeating: 0, count: 4_194_305)))
                try await peer.send(Wire.request(stream: 3))
                #expect(try await peer.frames(2).map { [Int32($0.stream), $0.status] } == [[1, 8], [3, 0]])
            }
        }
    }

    @Test func `16 MiB closes, after the answers to what came before`() async throws {
        try await withServer { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(
                    Wire.request(stream: 1) + Wire.frame(type: 1, stream: 3, [1, 2, 3], length: 1 << 24))
                #expect(try await peer.frame()?.stream == 1)
                #expect(try await peer.frame() == nil)
            }
        }
    }

    @Test func `a slow call does not hold up a fast one`() async throws {
        let gate = Gate()
        let router = router {
            $0.register(
                method("Slow"),
                UnaryHandler<Note, Note>.async { note, _ in
                    await gate.wait()
                    return note
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: "Slow") + Wire.request(stream: 3))
                #expect(try await peer.frame()?.stream == 3)
                gate.open()
                #expect(try await peer.frame()?.stream == 1)
            }
        }
    }

    @Test func `a malformed payload is answered with 13, and bad text in it with 3`() async throws {
        let router = router { $0.register(method("Async"), UnaryHandler<Note, Note>.async { note, _ in note }) }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                var id: UInt32 = 1
                for method in ["Echo", "Async"] {
                    for (payload, status) in [([0x0a, 9], 13), ([0x0a, 1, 0xff], 3), ([0x0a, 1, 0], 3)]
                        as [([UInt8], Int32)]
                    {
                        try await peer.send(Wire.request(stream: id, method: method, payload: payload))
                        #expect(try await peer.frame()?.status == status)
                        id += 2
                    }
                }
                try await peer.send(Wire.request(stream: id))
                #expect(try await peer.frame()?.status == 0)
            }
        }
    }

    @Test(
        "what a handler throws by accident is answered with 2, logged, and not told",
        arguments: [
            "Inline", "Async", "Deferred", "Stream",
        ])
    func accident(name: String) async throws {
        let log = LogTape()
        let router = router {
            $0.register(method("Inline"), UnaryHandler<Note, Note>.inline { _, _ in throw Secret() })
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { _, _ in throw Secret() })
            $0.register(method("Deferred"), UnaryHandler<Note, Note>.deferred { _, _, reply in reply.fail(Secret()) })
            $0.register(
                method("Stream", .serverStream), ServerStreamHandler<Note, Note>.async { _, _, _ in throw Secret() })
        }
        try await withServer(router, log: log) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: name))
                let frame = try await peer.frame()
                #expect(frame?.status == 2)
                #expect(frame?.message?.contains("swordfish") == false)
            }
        }
        let errors = log.entries.filter { $0.level == .error }
        #expect(errors.count == 1)
        #expect(errors.first?.text.contains("swordfish") == true)
        #expect(errors.first?.text.contains("test.v1.Notes/\(name)") == true)
    }

    @Test(
        "what a handler throws on purpose arrives whole, and is not logged as a failure",
        arguments: [
            "Inline", "Async", "Deferred", "Stream",
        ])
    func purpose(name: String) async throws {
        let log = LogTape()
        let error = RPCError(code: .failedPrecondition, message: "zu früh").with(detail: Note(text: "Detail"))
        let router = router {
            $0.register(method("Inline"), UnaryHandler<Note, Note>.inline { _, _ in throw error })
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { _, _ in throw error })
            $0.register(method("Deferred"), UnaryHandler<Note, Note>.deferred { _, _, reply in reply(.failure(error)) })
            $0.register(
                method("Stream", .serverStream), ServerStreamHandler<Note, Note>.async { _, _, _ in throw error })
        }
        try await withServer(router, log: log) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: name))
                let frame = try await peer.frame()
                let golden = ResponseFrame.packed(error, streamID: 1, dataBytesMax: 4_194_304)
                #expect(frame?.data == Array(golden.dropFirst(10)))
            }
        }
        #expect(log.entries.allSatisfy { $0.level < .warning })
    }

    @Test(
        "a reply above 4 MiB is answered with 8 for that call only",
        arguments: ["Inline", "Async", "Deferred", "Stream"])
    func largeReply(name: String) async throws {
        let large = Note(blob: [UInt8](repeating: 1, count: 4_194_305))
        let router = router {
            $0.register(method("Inline"), UnaryHandler<Note, Note>.inline { _, _ in large })
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { _, _ in large })
            $0.register(method("Deferred"), UnaryHandler<Note, Note>.deferred { _, _, reply in reply.send(large) })
            $0.register(
                method("Stream", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in try await writer.send(large) })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: name))
                #expect(try await peer.frame()?.status == 8)
                try await peer.send(Wire.request(stream: 3))
                #expect(try await peer.frame()?.status == 0)
            }
        }
    }

    @Test("a reply that cannot be packed is answered with 13", arguments: ["Inline", "Async", "Deferred"])
    func unpackable(name: String) async throws {
        let bad = Note(text: "a\0b")
        let router = router {
            $0.register(method("Inline"), UnaryHandler<Note, Note>.inline { _, _ in bad })
            $0.register(method("Async"), UnaryHandler<Note, Note>.async { _, _ in bad })
            $0.register(method("Deferred"), UnaryHandler<Note, Note>.deferred { _, _, reply in reply.send(bad) })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: name))
                #expect(try await peer.frame()?.status == 13)
            }
        }
    }

    @Test func `a deferred call takes the first answer, from any thread`() async throws {
        let router = router {
            $0.register(
                method("Late"),
                UnaryHandler<Note, Note>.deferred { note, _, reply in
                    Task {
                        reply.send(Note(number: note.number + 1))
                        reply.send(Note(number: -1))
                        reply.fail(RPCError(code: .aborted, message: ""))
                    }
                })
        }
        try await withClient(router) { client in
            for number in 0..<10 as Range<Int64> {
                let late = try await client.call("Late", Note(number: number))
                #expect(late.number == number + 1)
            }
        }
    }

    @Test func `a deferred call whose reply is dropped ends with 13`() async throws {
        let router = router { $0.register(method("Forgotten"), UnaryHandler<Note, Note>.deferred { _, _, _ in }) }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: "Forgotten"))
                #expect(try await peer.frame()?.status == 13)
            }
        }
    }

    @Test func `a handler sees method, metadata, peer and loop`() async throws {
        let router = router {
            $0.register(
                method("Context"),
                UnaryHandler<Note, Note>.async { _, context in
                    #expect(context.method == method("Context"))
                    #expect(context.metadata == ["authorization": "Bearer x", "k": "v"])
                    #expect(context.peer.host == "127.0.0.1" && context.peer.isLoopback)
                    #expect(context.loopIndex == 0 || context.loopIndex == 1)
                    #expect(context.deadline == nil && !context.isCancelled)
                    return Note(text: "seen")
                })
        }
        let twoLoops: (inout ServerConfiguration) -> Void = { $0.eventLoopCount = 2 }
        try await withServer(router, configure: twoLoops) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(
                    Wire.request(stream: 1, method: "Context", metadata: [("Authorization", "Bearer x"), ("k", "v")]))
                #expect(try await peer.frame()?.note?.text == "seen")
            }
        }
    }

    @Test func `the 101st running handler is refused with 8`() async throws {
        let gate = Gate()
        let router = router {
            $0.register(
                method("Slow"),
                UnaryHandler<Note, Note>.async { note, _ in
                    await gate.wait()
                    return note
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send((0..<101).flatMap { Wire.request(stream: UInt32($0 * 2 + 1), method: "Slow") })
                let refused = try await peer.frame()
                #expect(refused?.stream == 201 && refused?.status == 8)
                gate.open()
                let others = try await peer.frames(100)
                #expect(others.allSatisfy { $0.status == 0 })
                #expect(Set(others.map(\.stream)).count == 100)
            }
        }
    }

    @Test func `all large requests together are bounded, and their end makes room`() async throws {
        let (started, gate) = (Counter(), Gate())
        let router = router {
            $0.register(
                method("Slow"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.add()
                    await gate.wait()
                    return Note()
                })
        }
        let tight: (inout ServerConfiguration) -> Void = { $0.requestBytesInFlightMax = 150 }
        let payload = Wire.field(3, [UInt8](repeating: 1, count: 98))
        try await withServer(router, configure: tight) { _, address in
            try await RawPeer.connect(to: address) { first in
                try await first.send(Wire.request(stream: 1, method: "Slow", payload: payload))
                await started.reach(1)
                try await RawPeer.connect(to: address) { second in
                    try await second.send(Wire.request(stream: 1, method: "Slow", payload: payload))
                    #expect(try await second.frame()?.status == 8)
                    gate.open()
                    #expect(try await first.frame()?.status == 0)
                    try await second.send(Wire.request(stream: 3, method: "Slow", payload: payload))
                    #expect(try await second.frame()?.status == 0)
                }
            }
        }
    }
}
