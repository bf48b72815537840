import Synchronization
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// Sends as many notes as the request's number says, numbered from 0.
private let count = ServerStreamHandler<Note, Note>.async { request, _, writer in
    for number in 0..<request.number { try await writer.send(Note(number: number)) }
}

@Suite(.timeLimit(.minutes(10))) struct `A server answers with streams` {
    @Test func `messages of all sizes arrive in order, then Data RC ND`() async throws {
        let router = router {
            $0.register(
                method("Sizes", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    for size in [31415, 9, 2653, 0, 58979] {
                        try await writer.send(Note(blob: [UInt8](repeating: 1, count: size)))
                    }
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, flags: Wire.remoteClosed, method: "Sizes"))
                let frames = try await peer.frames(6)
                #expect(frames.prefix(5).map { $0.note?.blob.count } == [31415, 9, 2653, 0, 58979])
                #expect(frames.prefix(5).allSatisfy { $0.header.type == .data && $0.header.flags == [] })
                #expect(frames.last?.isEnd == true)
            }
        }
    }

    @Test func `a stream without messages is its end`() async throws {
        try await withServer(router { $0.register(method("Count", .serverStream), count) }) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, flags: Wire.remoteClosed, method: "Count"))
                #expect(try await peer.frame()?.isEnd == true)
            }
        }
    }

    @Test func `an error after N messages comes after N messages`() async throws {
        let router = router {
            $0.register(
                method("Fail", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    for number in 0..<5 as Range<Int64> { try await writer.send(Note(number: number)) }
                    throw RPCError(code: .outOfRange, message: "no more")
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, flags: Wire.remoteClosed, method: "Fail"))
                let frames = try await peer.frames(6)
                #expect(frames.prefix(5).map { $0.note?.number } == [0, 1, 2, 3, 4])
                #expect(frames.last?.status == 11)
            }
        }
    }

    @Test func `ten thousand messages arrive in order`() async throws {
        try await withClient(router { $0.register(method("Count", .serverStream), count) }) { client in
            let numbers = try await client.stream("Count", Note(number: 10_000)) { stream in
                try await stream.collect().map(\.number)
            }
            #expect(numbers == Array(0..<10_000))
        }
    }

    @Test func `while a peer does not read the sender waits, and nothing is lost when it reads again`() async throws {
        let sent = Counter()
        let total = 2000
        let router = router {
            $0.register(
                method("Flood", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    for number in 0..<Int64(total) {
                        try await writer.send(Note(number: number, blob: [UInt8](repeating: 1, count: 16_000)))
                        sent.add()
                    }
                })
        }
        let patient: (inout ServerConfiguration) -> Void = { $0.limits.slowReaderGrace = .seconds(3_600) }
        try await withServer(router, configure: patient) { _, address in
            try await RawPeer.connect(to: address, receiveBufferBytes: 64 << 10) { slow in
                try await slow.send(Wire.request(stream: 1, flags: Wire.remoteClosed, method: "Flood"))
                // The sender is held back once system buffers, the channel and the stream's queue are full: a megabyte
                // or two of 32 MB. Another connection is served all the while, and by its answers we know that time
                // passes.
                try await RawPeer.connect(to: address) { other in
                    for id in 0..<2000 as Range<UInt32> {
                        try await other.send(Wire.request(stream: id * 2 + 1))
                        #expect(try await other.frame()?.status == 0)
                    }
                }
                #expect(sent.count < total / 2)
                let frames = try await slow.frames(total + 1)
                #expect(frames.dropLast().map { $0.note?.number } == (0..<Int64(total)).map { $0 })
                #expect(frames.last?.isEnd == true)
            }
        }
    }

    @Test func `a call on a connection that is clogged is answered when the peer reads again`() async throws {
        let big = Note(blob: [UInt8](repeating: 7, count: 1 << 20))
        let router = router { $0.register(method("Big"), UnaryHandler<Note, Note>.inline { _, _ in big }) }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address, receiveBufferBytes: 64 << 10) { peer in
                let ids = (0..<64).map { UInt32($0 * 2 + 1) }
                try await peer.send(ids.flatMap { Wire.request(stream: $0, method: "Big") })
                let frames = try await peer.frames(64)
                #expect(frames.map(\.stream) == ids)
                #expect(frames.allSatisfy { $0.note == big })
            }
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A server gives calls up` {
    @Test("when their deadline passes: 4, and the handler is cancelled", arguments: ["Sleep", "Stream"])
    func deadline(name: String) async throws {
        let cancelled = Gate()
        let router = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, context in
                    await untilCancelled()
                    #expect(context.isCancelled)
                    cancelled.open()
                    return note
                })
            $0.register(
                method("Stream", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, context, writer in
                    await untilCancelled()
                    await #expect(throws: RPCError.self) { try await writer.send(Note()) }
                    cancelled.open()
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(Wire.request(stream: 1, method: name, timeout: 1_000_000))
                #expect(try await peer.frame()?.status == 4)
                await cancelled.wait()
            }
        }
    }

    @Test func `and show handlers how much time is left`() async throws {
        let router = router {
            $0.register(
                method("Left"),
                UnaryHandler<Note, Note>.inline { _, context in
                    guard let deadline = context.deadline else { return Note(number: -1) }
                    return Note(number: (deadline - .now).components.seconds)
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(
                    Wire.request(stream: 1, method: "Left", timeout: 3_600_000_000_000)
                        + Wire.request(stream: 3, method: "Left") + Wire.request(stream: 5, method: "Left", timeout: -1)
                        + Wire.request(stream: 7, method: "Left", timeout: .max))
                let frames = try await peer.frames(4)
                #expect(frames[0].note?.number == 3599)
                #expect(frames[1].note?.number == -1)
                #expect(frames[2].status == 4)
                #expect((frames[3].note?.number ?? 0) > 9_000_000_000)
            }
        }
    }

    @Test func `when the peer disconnects, in the middle of a frame too`() async throws {
        let (started, cancelled) = (Counter(), Counter())
        let router = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.add()
                    await untilCancelled()
                    cancelled.add()
                    return note
                })
            $0.register(
                method("Stream", .serverStream),
                ServerStreamHandler<Note, Note>.async { _, _, writer in
                    started.add()
                    await untilCancelled()
                    cancelled.add()
                })
            $0.register(
                method("Queue"),
                UnaryHandler<Note, Note>.deferred { _, context, reply in
                    started.add()
                    Task {
                        while !context.isCancelled { await Task.yield() }
                        cancelled.add()
                        reply.send(Note())
                    }
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                let frames = ["Sleep", "Stream", "Queue"].enumerated().flatMap {
                    Wire.request(stream: UInt32($0 * 2 + 1), method: $1)
                }
                try await peer.send(frames + Wire.request(stream: 7).prefix(12))
                await started.reach(3)
            }
            await cancelled.reach(3)
        }
    }
}
