import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A client and a server with the extension` {
    /// Handlers of all shapes, which send metadata beside their answers and fail on request.
    private let notes = router {
        let greet: @Sendable (Note, CallContext) throws -> Void = { note, context in
            try context.sendHeaders(["h": "\(note.number)"])
            try context.setTrailers(["t": "\(note.number)"])
            if note.number == 13 { throw RPCError(code: .aborted, message: "13") }
        }
        $0.register(
            method("Unary"),
            UnaryHandler<Note, Note>.async { note, context in
                try greet(note, context)
                return note
            })
        $0.register(
            method("Sum", .clientStream),
            ClientStreamHandler<Note, Note>.async { notes, context in
                try greet(Note(number: 2), context)
                return Note(number: try await notes.reduce(0) { $0 + Int64($1.blob.count) })
            })
        $0.register(
            method("List", .serverStream),
            ServerStreamHandler<Note, Note>.async { note, context, writer in
                try greet(note, context)
                for _ in 0..<note.number { try await writer.send(note) }
            })
        $0.register(
            method("Chat", .bidirectional),
            BidirectionalHandler<Note, Note>.async { notes, context, writer in
                try greet(Note(number: 4), context)
                for try await note in notes { try await writer.send(note) }
            })
    }

    @Test func `carry metadata beside the answers of every shape, and beside failures`() async throws {
        try await withClient(notes) { client in
            var answers: [ResponseMetadata] = []
            func options() -> CallOptions {
                answers.append(ResponseMetadata())
                return CallOptions(responseMetadata: answers.last)
            }
            _ = try await client.call("Unary", Note(number: 1), options: options())
            _ = try await client.sum("Sum", options: options()) { try await $0.send(Note()) }
            _ = try await client.stream("List", Note(number: 3), options: options()) { try await $0.collect() }
            _ = try await client.chat("Chat", options: options()) { writer, replies in
                writer.finish()
                return try await replies.collect()
            }
            for name in ["Unary", "Nowhere"] {
                await #expect(throws: RPCError.self) {
                    try await client.call(name, Note(number: 13), options: options())
                }
            }
            #expect(answers.map { $0.headers?[first: "h"] } == ["1", "2", "3", "4", "13", nil])
            #expect(answers.map { $0.trailers?[first: "t"] } == ["1", "2", "3", "4", "13", nil])
        }
    }

    @Test(
        "carry payloads of any size, compressed or not", arguments: [[], [.zlib], [.gzip, .zlib]] as [[Compression]])
    func payloads(compressions: [Compression]) async throws {
        try await withClient(notes) {
            $0.compressions = compressions
        } body: { client in
            for byteCount in [0, 1, 1023, 1024, 70_000, 4_000_000] {
                let note = Note(number: 2, blob: [UInt8](repeating: 7, count: byteCount))
                #expect(try await client.call("Unary", note) == note)
                #expect(try await client.stream("List", note) { try await $0.collect() } == [note, note])
            }
            let note = Note(blob: [UInt8](repeating: 7, count: 30_000))
            let sum = try await client.sum("Sum") { writer in for _ in 0..<200 { try await writer.send(note) } }
            #expect(sum.number == 200 * 30_000)
        }
    }

    @Test func `do not let streams starve each other, each far beyond its window`() async throws {
        try await withClient(notes) { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        let note = Note(number: 200, blob: [UInt8](repeating: 7, count: 2000))
                        return try await client.stream("List", note) { stream in
                            var count = 0
                            for try await message in stream { count += message.blob.count }
                            return count
                        }
                    }
                }
                for try await count in group { #expect(count == 400_000) }
            }
        }
    }

    @Test func `cancel a handler whose caller has gone, in the middle of a stream, too`() async throws {
        let started = Gate()
        let ended = Counter()
        let sleeping = router {
            $0.register(
                method("Sleep"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.open()
                    await untilCancelled()
                    ended.add()
                    return note
                })
            $0.register(
                method("Drip", .serverStream),
                ServerStreamHandler<Note, Note>.async { note, _, writer in
                    try await writer.send(note)
                    await untilCancelled()
                    ended.add()
                })
        }
        try await withServer(sleeping) { _, address in
            let client = TTRPCClient(host: address.host, port: address.port)
            let call = Task { try await client.call("Sleep") }
            await started.wait()
            call.cancel()
            await #expect(throws: RPCError.self) { try await call.value }
            _ = try await client.stream("Drip") { stream in try await stream.first { _ in true } }
            await ended.reach(2)
            #expect(try await client.call("Echo") == Note())
            await client.close()
        }
    }

    @Test func `authenticate a connection once, and refuse it with the reason`() async throws {
        try await withServer(router()) {
            $0.authenticator = .inline { token, _ in
                guard token == "good" else { throw RPCError(code: .unauthenticated, message: "not this one") }
                return token
            }
        } body: { _, address in
            for (token, size) in [("good", 10), ("good", 100_000), ("bad", 10), ("bad", 100_000)] {
                var configuration = ClientConfiguration()
                configuration.token = token
                let client = TTRPCClient(host: address.host, port: address.port, configuration: configuration)
                let note = Note(blob: [UInt8](repeating: 1, count: size))
                if token == "good" {
                    #expect(try await client.call("Echo", note) == note)
                } else {
                    let error = try await #require(throws: RPCError.self) { try await client.call("Echo", note) }
                    #expect(error.code == .unauthenticated && error.message == "not this one")
                }
                await client.close()
            }
        }
    }

    @Test func `say of a call beyond those that may run at once that it was not executed`() async throws {
        let isOver = Gate()
        let busy = router {
            $0.register(
                method("Wait"),
                UnaryHandler<Note, Note>.async { note, _ in
                    await isOver.wait()
                    return note
                })
        }
        try await withServer(busy) {
            $0.limits.runningHandlersMax = 2
        } body: { _, address in
            let client = TTRPCClient(host: address.host, port: address.port)
            _ = try await client.call("Echo")
            try await withThrowingTaskGroup(of: RPCError?.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        do {
                            _ = try await client.call("Wait")
                            return nil
                        } catch {
                            return error as? RPCError
                        }
                    }
                }
                let refused = try await group.next() ?? nil
                #expect(refused?.code == .resourceExhausted && refused?.mayHaveExecuted == false)
                isOver.open()
                for try await error in group { #expect(error == nil) }
            }
            await client.close()
        }
    }
}
