import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// Sends every note back, its number doubled.
private let double = BidirectionalHandler<Note, Note>.async { notes, _, writer in
    for try await note in notes { try await writer.send(Note(number: note.number * 2)) }
}

private func data(_ stream: UInt32, flags: UInt8 = 0, _ bytes: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, bytes)
}

@Suite(.timeLimit(.minutes(10))) struct `Messages go both ways` {
    private let doubles = router { $0.register(method("Double", .bidirectional), double) }

    private func open(_ stream: UInt32 = 1, name: String = "Double", timeout: Int64 = 0) -> [UInt8] {
        Wire.request(stream: stream, flags: Wire.remoteOpen, method: name, timeout: timeout)
    }

    @Test func `one after the other, and Data RC ND ends it`() async throws {
        try await withServer(doubles) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open())
                for number in 1..<5 as Range<UInt8> {
                    try await peer.send(data(1, [0x10, number]))
                    let frame = try await peer.frame()
                    #expect(frame?.header.type == .data && frame?.note?.number == Int64(number) * 2)
                }
                try await peer.send(Wire.end(stream: 1))
                #expect(try await peer.frame()?.isEnd == true)
            }
        }
    }

    @Test func `without a message there is no reply`() async throws {
        try await withServer(doubles) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open() + Wire.end(stream: 1))
                #expect(try await peer.frame()?.isEnd == true)
            }
        }
    }

    @Test func `replies go on after the client's half-close`() async throws {
        let router = router {
            $0.register(
                method("Later", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, writer in
                    var kept: [Note] = []
                    for try await note in notes { kept.append(note) }
                    for note in kept.reversed() { try await writer.send(note) }
                })
        }
        try await withClient(router) { client in
            let numbers = try await client.chat("Later") { writer, replies in
                for number in 0..<50 as Range<Int64> { try await writer.send(Note(number: number)) }
                writer.finish()
                return try await replies.collect().map(\.number)
            }
            #expect(numbers == (0..<50).reversed())
        }
    }

    @Test func `an error ends it with a Response, after the replies`() async throws {
        let router = router {
            $0.register(
                method("Fail", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, writer in
                    for try await note in notes {
                        try await writer.send(note)
                        throw RPCError(code: .aborted, message: "enough")
                    }
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open(name: "Fail") + data(1, [0x10, 1]))
                let frames = try await peer.frames(2)
                #expect(frames.first?.note?.number == 1 && frames.last?.status == 10)
                try await peer.send(data(1, [0x10, 2]) + Wire.end(stream: 1) + Wire.request(stream: 3))
                #expect(try await peer.frame()?.stream == 3)
            }
        }
    }

    @Test func `fifty calls at once do not mix`() async throws {
        try await withClient(doubles) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for call in 0..<50 as Range<Int64> {
                    group.addTask {
                        try await client.chat("Double") { writer, replies in
                            var replies = replies.makeAsyncIterator()
                            for round in 0..<20 as Range<Int64> {
                                try await writer.send(Note(number: call * 100 + round))
                                #expect(try await replies.next()?.number == (call * 100 + round) * 2)
                            }
                            writer.finish()
                            #expect(try await replies.next() == nil)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `the call ends when the closure returns, and the handler hears of it`() async throws {
        let ended = Gate()
        let router = router {
            $0.register(
                method("Chat", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, writer in
                    // An extended server is told that nobody waits, a plain one that nothing more comes.
                    defer { ended.open() }
                    for try await note in notes { try await writer.send(note) }
                })
        }
        try await withClient(router) { client in
            let first = try await client.chat("Chat") { writer, replies in
                try await writer.send(Note(number: 7))
                for try await note in replies { return note.number }
                return -1
            }
            #expect(first == 7)
            await ended.wait()
            #expect(try await client.call("Echo") == Note())
        }
    }

    @Test("a deadline ends it with 4 and cancels the handler, whatever it waits for", arguments: ["Read", "Write"])
    func deadline(name: String) async throws {
        let cancelled = Gate()
        let router = router {
            $0.register(
                method("Read", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, _ in
                    await #expect(throws: RPCError.self) { for try await _ in notes {} }
                    cancelled.open()
                })
            $0.register(
                method("Write", .bidirectional),
                BidirectionalHandler<Note, Note>.async { _, _, writer in
                    let note = Note(blob: [UInt8](repeating: 1, count: 1 << 20))
                    let error = await #expect(throws: RPCError.self) {
                        while true { try await writer.send(note) }
                    }
                    #expect(error?.code == .deadlineExceeded)
                    cancelled.open()
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address, receiveBufferBytes: 64 << 10) { peer in
                try await peer.send(open(name: name, timeout: 300_000_000))
                await cancelled.wait()
                var frame = try await peer.frame()
                while frame?.header.type == .data { frame = try await peer.frame() }
                #expect(frame?.status == 4)
            }
        }
    }

    @Test("a disconnect cancels the handler", arguments: [CallShape.clientStream, .bidirectional])
    func disconnect(shape: CallShape) async throws {
        let (started, cancelled) = (Gate(), Gate())
        let wait: @Sendable (MessageStream<Note>) async -> Void = { notes in
            started.open()
            await #expect(throws: RPCError.self) { for try await _ in notes {} }
            cancelled.open()
        }
        let router = router {
            $0.register(
                method("Sum", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    await wait(notes)
                    return Note()
                })
            $0.register(
                method("Chat", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, _ in await wait(notes) })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open(name: shape == .bidirectional ? "Chat" : "Sum"))
                await started.wait()
            }
            await cancelled.wait()
        }
    }
}
