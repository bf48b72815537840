import Synchronization
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A client calls` {
    @Test func `a thousand times at once`() async throws {
        try await withClient { client in
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for number in 0..<1000 as Range<Int64> {
                    group.addTask { try await client.call("Echo", Note(number: number)).number }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(numbers == Set(0..<1000))
        }
    }

    @Test func `with its metadata before the call's`() async throws {
        let router = router {
            $0.register(
                method("Keys"),
                UnaryHandler<Note, Note>.inline { _, context in
                    Note(text: context.metadata.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
                })
        }
        try await withClient(router, metadata: ["Authorization": "t"]) { client in
            let plain = try await client.call("Keys")
            let more = try await client.call("Keys", options: CallOptions(metadata: ["A": "1"]))
            #expect(plain.text == "authorization=t" && more.text == "authorization=t a=1")
        }
    }

    @Test func `and writes the bytes that any ttrpc server reads`() async throws {
        let server = try await RawServer.listen()
        async let served: Void = server.serve([
            { peer in
                let unary = try await peer.frame()
                #expect(unary?.header == FrameHeader(dataCount: 25, streamID: 1, type: .request))
                #expect(unary?.data == Wire.envelope(payload: [0x10, 5]))
                try await peer.send(Wire.frame(type: Wire.response, stream: 1, Wire.field(2, [0x10, 6])))
                let stream = try await peer.frame()
                #expect(stream?.header.flags == .remoteClosed && stream?.stream == 3)
                #expect(stream?.data == Wire.envelope(method: Array("List".utf8)))
                try await peer.send(Wire.frame(type: Wire.data, stream: 3, [0x10, 1]) + Wire.end(stream: 3))
            }
        ])
        let client = TTRPCClient.plain(server.address)
        #expect(try await client.call("Echo", Note(number: 5)).number == 6)
        #expect(try await client.stream("List") { try await $0.collect() } == [Note(number: 1)])
        try await served
        await client.close()
    }

    @Test func `and receives status and details`() async throws {
        let error = RPCError(code: .permissionDenied, message: "no").with(detail: Note(text: "why"))
        let router = router {
            $0.register(method("No"), UnaryHandler<Note, Note>.inline { _, _ in throw error })
            $0.register(
                method("NoStream", .serverStream), ServerStreamHandler<Note, Note>.async { _, _, _ in throw error })
        }
        try await withClient(router) { client in
            await #expect(throws: error) { try await client.call("No") }
            await #expect(throws: error) { try await client.stream("NoStream") { try await $0.collect() } }
            await #expect(throws: RPCError.self) { try await client.call("Unknown") }
        }
    }

    @Test func `but not with a request above 4 MiB, which is refused here with 8`() async throws {
        try await withClient { client in
            let error = try await #require(throws: RPCError.self) {
                try await client.call("Echo", Note(blob: [UInt8](repeating: 1, count: 4_194_304)))
            }
            #expect(error.code == .resourceExhausted && !error.mayHaveExecuted)
            #expect(try await client.call("Echo") == Note())
        }
    }

    @Test func `on a further connection when the stream ids are used up`() async throws {
        try await withServer { server, address in
            var configuration = ClientConfiguration()
            configuration.firstStreamID = 4_294_967_293
            let client = TTRPCClient(host: address.host, port: address.port, configuration: configuration)
            for number in 0..<7 as Range<Int64> {
                let echoed = try await client.call("Echo", Note(number: number))
                #expect(echoed.number == number)
            }
            await client.close()
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A client gives up` {
    private func sleeper(_ started: Counter = Counter()) -> Router {
        router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.add()
                    await untilCancelled()
                    return note
                })
            $0.register(
                method("SleepStream", .serverStream),
                ServerStreamHandler<Note, Note>.async { note, _, writer in
                    try await writer.send(note)
                    started.add()
                    await untilCancelled()
                })
        }
    }

    @Test func `at the deadline, with 4`() async throws {
        try await withClient(sleeper()) { client in
            _ = try await client.call("Echo")
            let options = CallOptions(timeout: .milliseconds(200))
            let unary = try await #require(throws: RPCError.self) { try await client.call("Sleep", options: options) }
            #expect(unary.code == .deadlineExceeded && unary.mayHaveExecuted)
            let error = try await #require(throws: RPCError.self) {
                try await client.stream("SleepStream", options: options) { try await $0.collect() }
            }
            #expect(error.code == .deadlineExceeded)
            #expect(try await client.call("Echo") == Note())
        }
    }

    @Test func `at the deadline, though the server does nothing at all`() async throws {
        let server = try await RawServer.listen()
        let gate = Gate()
        async let served: Void = server.serve([{ _ in await gate.wait() }])
        let client = TTRPCClient.plain(server.address)
        let error = try await #require(throws: RPCError.self) {
            try await client.call("Sleep", options: CallOptions(timeout: .milliseconds(5)))
        }
        #expect(error.code == .deadlineExceeded)
        gate.open()
        try await served
        await client.close()
    }

    @Test func `before it has begun, when the time was over before: nothing is sent`() async throws {
        let started = Counter()
        try await withClient(sleeper(started)) { client in
            let error = try await #require(throws: RPCError.self) {
                try await client.call("Sleep", options: CallOptions(timeout: .zero))
            }
            #expect(error.code == .deadlineExceeded && !error.mayHaveExecuted)
            #expect(try await client.call("Echo") == Note())
            #expect(started.count == 0)
        }
    }

    @Test func `when its task is cancelled, and the connection lives`() async throws {
        let started = Counter()
        try await withClient(sleeper(started)) { client in
            let unary = Task { try await client.call("Sleep") }
            await started.reach(1)
            unary.cancel()
            let error = try await #require(throws: RPCError.self) { try await unary.value }
            #expect(error.code == .cancelled)
            let stream = Task { try await client.stream("SleepStream") { try await $0.collect() } }
            await started.reach(2)
            stream.cancel()
            let streamError = try await #require(throws: RPCError.self) { try await stream.value }
            #expect(streamError.code == .cancelled)
            #expect(try await client.call("Echo") == Note())
        }
    }

    @Test func `before anything is sent, when its task was cancelled before`() async throws {
        let started = Counter()
        try await withClient(sleeper(started)) { client in
            _ = try await client.call("Echo")
            let gate = Gate()
            let task = Task {
                await gate.wait()
                return try await client.call("Sleep")
            }
            task.cancel()
            gate.open()
            await #expect(throws: RPCError.self) { try await task.value }
            #expect(try await client.call("Echo") == Note())
            #expect(started.count == 0)
        }
    }

    @Test func `a stream that its reader leaves early`() async throws {
        try await withClient(sleeper()) { client in
            let first = try await client.stream("SleepStream", Note(number: 3)) { stream in
                for try await note in stream { return note.number }
                return -1
            }
            #expect(first == 3)
            #expect(try await client.call("Echo") == Note())
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A client's connection` {
    @Test func `that cannot be made fails the call with 14, unexecuted`() async throws {
        let server = try await RawServer.listen(host: "127.0.0.2")
        try await server.serve([])
        let client = TTRPCClient.plain(server.address)
        let error = try await #require(throws: RPCError.self) { try await client.call("Echo") }
        #expect(error.code == .unavailable && !error.mayHaveExecuted)
        await #expect(throws: RPCError.self) {
            try await TTRPCClient.connect(host: server.address.host, port: server.address.port)
        }
        await client.close()
    }

    @Test func `that is lost fails its calls with 14, perhaps executed, and the next call has a new one`() async throws
    {
        let server = try await RawServer.listen()
        async let served: Void = server.serve([
            { peer in _ = try await peer.frames(2) },
            { peer in
                let frame = try await peer.frame()
                try await peer.send(Wire.frame(type: Wire.response, stream: frame?.stream ?? 0))
                #expect(try await peer.frame() == nil)
            },
        ])
        let client = TTRPCClient.plain(server.address)
        let stream = Task { try await client.stream("List") { try await $0.collect() } }
        let error = try await #require(throws: RPCError.self) { try await client.call("Echo") }
        #expect(error.code == .unavailable && error.mayHaveExecuted)
        await #expect(throws: RPCError.self) { try await stream.value }
        #expect(try await client.call("Echo") == Note())
        await client.close()
        try await served
    }

    @Test func `that is closed fails open calls and later ones with 14`() async throws {
        let started = Gate()
        let router = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.open()
                    await untilCancelled()
                    return note
                })
        }
        try await withClient(router) { client in
            let open = Task { try await client.call("Sleep") }
            await started.wait()
            await client.close()
            let lost = try await #require(throws: RPCError.self) { try await open.value }
            #expect(lost.code == .unavailable && lost.mayHaveExecuted)
            let later = try await #require(throws: RPCError.self) { try await client.call("Echo") }
            #expect(later.code == .unavailable && !later.mayHaveExecuted)
        }
    }

    @Test func `buffers no more for a slow reader than it may, and loses nothing`() async throws {
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
            let client = TTRPCClient(host: address.host, port: address.port)
            let other = TTRPCClient(host: address.host, port: address.port)
            let numbers = try await client.stream("Flood") { stream in
                var numbers: [Int64] = []
                for try await note in stream {
                    numbers.append(note.number)
                    if numbers.count == 1 {
                        for _ in 0..<500 { #expect(try await other.call("Echo") == Note()) }
                        #expect(sent.count < total)
                    }
                }
                return numbers
            }
            #expect(numbers == Array(0..<Int64(total)))
            await client.close()
            await other.close()
        }
    }

    @Test func `carries a call for each message of a stream that runs ahead`() async throws {
        let router = router {
            $0.register(
                method("Count", .serverStream),
                ServerStreamHandler<Note, Note>.async { request, _, writer in
                    for number in 0..<request.number { try await writer.send(Note(number: number)) }
                })
        }
        try await withClient(router) { client in
            let echoed = try await client.stream("Count", Note(number: 500)) { stream in
                var echoed = 0
                for try await note in stream {
                    #expect(try await client.call("Echo", note) == note)
                    echoed += 1
                }
                return echoed
            }
            #expect(echoed == 500)
        }
    }
}
