import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// Adds the numbers of all notes, and counts them in the text.
private let sum = ClientStreamHandler<Note, Note>.async { notes, _ in
    var total = Note()
    var count = 0
    for try await note in notes {
        total.number += note.number
        count += 1
    }
    total.text = "\(count)"
    return total
}

private func number(_ number: UInt8) -> [UInt8] { [0x10, number] }

private func data(_ stream: UInt32, flags: UInt8 = 0, _ bytes: [UInt8] = []) -> [UInt8] {
    Wire.frame(type: Wire.data, stream: stream, flags: flags, bytes)
}

@Suite(.timeLimit(.minutes(10))) struct `A server takes streams of requests` {
    private let sums = router { $0.register(method("Sum", .clientStream), sum) }

    private func open(_ stream: UInt32 = 1, name: String = "Sum", payload: [UInt8] = []) -> [UInt8] {
        Wire.request(stream: stream, flags: Wire.remoteOpen, method: name, payload: payload)
    }

    @Test func `and answers with one Response`() async throws {
        try await withServer(sums) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open() + data(1, number(1)) + data(1, number(2)) + Wire.end(stream: 1))
                let frame = try #require(try await peer.frame())
                #expect(frame.header.type == .response && frame.header.flags == [])
                #expect(frame.note == Note(text: "2", number: 3))
            }
        }
    }

    @Test(
        "in every way that peers have of opening and closing one",
        arguments: [
            ("no message", [], "0", 0),
            ("zero-length data", data(1), "1", 0),
            ("the last with RC", data(1, number(5)) + data(1, flags: Wire.remoteClosed, number(6)), "2", 11),
        ] as [(String, [UInt8], String, Int64)])
    func ways(name: String, frames: [UInt8], count: String, total: Int64) async throws {
        try await withServer(sums) { _, address in
            try await RawPeer.connect(to: address) { peer in
                let isClosed = name == "the last with RC"
                try await peer.send(open() + frames + (isClosed ? [] : Wire.end(stream: 1)))
                #expect(try await peer.frame()?.note == Note(text: count, number: total))
                try await peer.send(open(3, payload: number(9)) + Wire.end(stream: 3))
                #expect(try await peer.frame()?.note == Note(text: "1", number: 9))
            }
        }
    }

    @Test func `and refuses one whose first message the process has no room for`() async throws {
        let tight: (inout ServerConfiguration) -> Void = { $0.requestBytesInFlightMax = 100 }
        let payload = Wire.field(3, [UInt8](repeating: 1, count: 58))
        try await withServer(sums, configure: tight) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open(payload: payload) + Wire.end(stream: 1))
                #expect(try await peer.frame()?.status == 8)
                try await peer.send(open(3, payload: number(9)) + Wire.end(stream: 3))
                #expect(try await peer.frame()?.note == Note(text: "1", number: 9))
            }
        }
    }

    @Test func `may answer early, and what the peer still sends is dropped`() async throws {
        let router = router {
            $0.register(
                method("No", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    var notes = notes.makeAsyncIterator()
                    _ = try await notes.next()
                    throw RPCError(code: .permissionDenied, message: "no")
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open(name: "No") + data(1, number(1)))
                #expect(try await peer.frame()?.status == 7)
                try await peer.send(data(1, number(2)) + Wire.end(stream: 1) + Wire.request(stream: 3))
                let next = try await peer.frame()
                #expect(next?.stream == 3 && next?.status == 0)
            }
        }
    }

    @Test(
        "and answers a message that does not unpack",
        arguments: [([0x0a, 9], 13), ([0x0a, 1, 0xff], 3)] as [([UInt8], Int32)])
    func malformed(bytes: [UInt8], status: Int32) async throws {
        try await withServer(sums) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open() + data(1, bytes))
                #expect(try await peer.frame()?.status == status)
            }
        }
    }

    @Test func `ends one whose handler is 64 messages behind with 8, and serves the others`() async throws {
        let (failed, blocked) = (Gate(), Gate())
        let router = router {
            $0.register(method("Sum", .clientStream), sum)
            $0.register(
                method("Stall", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    blocked.open()
                    await untilCancelled()
                    await #expect(throws: RPCError.self) { for try await _ in notes {} }
                    failed.open()
                    return Note()
                })
        }
        try await withServer(router) { _, address in
            try await RawPeer.connect(to: address) { peer in
                try await peer.send(open(name: "Stall") + open(3))
                await blocked.wait()
                try await peer.send((0..<64).flatMap { _ in data(1, number(1)) } + Wire.request(stream: 5))
                #expect(try await peer.frame()?.stream == 5)
                try await peer.send(data(1, number(1)) + data(1, number(1)) + data(3, number(4)) + Wire.end(stream: 3))
                let frames = try await peer.frames(2)
                #expect(frames.first { $0.stream == 1 }?.status == 8)
                #expect(frames.first { $0.stream == 3 }?.note?.number == 4)
                await failed.wait()
            }
        }
    }

    @Test func `takes one message that is larger than what may wait`() async throws {
        try await withClient(sums) { client in
            let reply = try await client.sum("Sum") { writer in
                try await writer.send(Note(number: 5, blob: [UInt8](repeating: 1, count: 3 << 20)))
            }
            #expect(reply.number == 5)
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A client sends streams` {
    private let sums = router { $0.register(method("Sum", .clientStream), sum) }

    @Test func `and receives one reply`() async throws {
        try await withClient(sums) { client in
            let reply = try await client.sum("Sum") { writer in
                for number in [31415, 9, 2653, 40845] as [Int64] { try await writer.send(Note(number: number)) }
            }
            #expect(reply == Note(text: "4", number: 74922))
            let empty = try await client.sum("Sum") { _ in }
            #expect(empty == Note(text: "0"))
        }
    }

    @Test func `which it opens with RO ND and ends with a Data frame of its own`() async throws {
        let server = try await RawServer.listen()
        async let served: Void = server.serve([
            { peer in
                let frames = try await peer.frames(3)
                #expect(frames[0].header.flags == [.remoteOpen, .noData])
                #expect(frames[0].data == Wire.envelope(method: Array("Sum".utf8)))
                #expect(frames[1].header.flags == [] && frames[1].data == number(5))
                #expect(frames[2].isEnd)
                try await peer.send(Wire.frame(type: Wire.response, stream: 1, Wire.field(2, number(6))))
            }
        ])
        let client = TTRPCClient.plain(server.address)
        let reply = try await client.sum("Sum") { writer in
            try await writer.send(Note(number: 5))
            writer.finish()
            writer.finish()
            await #expect(throws: RPCError.self) { try await writer.send(Note()) }
        }
        #expect(reply.number == 6)
        try await served
        await client.close()
    }

    @Test("and stops when the server answers early", arguments: [StatusCode.ok, .notFound])
    func early(code: StatusCode) async throws {
        let router = router {
            $0.register(
                method("Early", .clientStream),
                ClientStreamHandler<Note, Note>.async { _, _ in
                    guard code == .ok else { throw RPCError(code: code, message: "early") }
                    return Note(text: "enough")
                })
        }
        try await withClient(router) { client in
            let call = {
                try await client.sum("Early") { writer in
                    while true {
                        try await writer.send(Note(number: 1))
                        await Task.yield()
                    }
                }
            }
            if code == .ok {
                #expect(try await call().text == "enough")
            } else {
                let error = try await #require(throws: RPCError.self) { _ = try await call() }
                #expect(error.code == code && error.message == "early")
            }
            #expect(try await client.call("Echo") == Note())
        }
    }

    @Test func `gives the call up when its closure throws, without an end that would pass a part for the whole`()
        async throws
    {
        struct Mine: Error {}
        let server = try await RawServer.listen()
        let arrived = Gate()
        async let served: Void = server.serve([
            { peer in
                let frames = try await peer.frames(2)
                #expect(frames.map(\.header.type) == [.request, .data] && frames[1].header.flags == [])
                arrived.open()
                let next = try await peer.frame()
                #expect(next?.header.type == .request)
                try await peer.send(Wire.frame(type: Wire.response, stream: next?.stream ?? 0))
            }
        ])
        let client = TTRPCClient.plain(server.address)
        await #expect(throws: Mine.self) {
            try await client.sum("Sum") { writer in
                try await writer.send(Note(number: 1))
                await arrived.wait()
                throw Mine()
            }
        }
        #expect(try await client.call("Echo") == Note())
        try await served
        await client.close()
    }

    @Test func `waits while the server does not read, and fails with 4 at the deadline`() async throws {
        let server = try await RawServer.listen()
        let gate = Gate()
        async let served: Void = server.serve([{ _ in await gate.wait() }])
        let client = TTRPCClient.plain(server.address)
        let sent = Counter()
        let error = try await #require(throws: RPCError.self) {
            try await client.sum("Sum", options: CallOptions(timeout: .seconds(1))) { writer in
                while true {
                    try await writer.send(Note(blob: [UInt8](repeating: 1, count: 64 << 10)))
                    sent.add()
                }
            }
        }
        #expect(error.code == .deadlineExceeded)
        // System buffers and the client's own: far below what a second of sending without waiting would be.
        #expect(sent.count < 1000)
        gate.open()
        try await served
        await client.close()
    }

    @Test func `and gives one up when its task is cancelled`() async throws {
        let started = Gate()
        let router = router {
            $0.register(
                method("Sleep", .clientStream),
                ClientStreamHandler<Note, Note>.async { _, _ in
                    started.open()
                    await untilCancelled()
                    return Note()
                })
        }
        try await withClient(router) { client in
            let call = Task { try await client.sum("Sleep") { _ in } }
            await started.wait()
            call.cancel()
            let error = try await #require(throws: RPCError.self) { _ = try await call.value }
            #expect(error.code == .cancelled)
            #expect(try await client.call("Echo") == Note())
        }
    }
}
