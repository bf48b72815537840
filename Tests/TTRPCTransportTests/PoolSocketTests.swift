import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A pool of real connections` {
    /// Counts the calls that a server gets.
    private func router(_ calls: Counter) -> Router {
        TTRPCTransportTests.router { router in
            router.register(
                method("Count"),
                UnaryHandler<Note, Note>.async { note, _ in
                    calls.add()
                    return note
                })
        }
    }

    private func pool<Value>(
        of endpoints: Endpoint..., body: (TTRPCClientPool) async throws -> Value
    ) async throws -> Value {
        let pool = TTRPCClientPool(endpoints.map { TTRPCClient(endpoint: $0) })
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    private func call(_ pool: TTRPCClientPool, _ number: Int64 = 0) async throws -> Int64 {
        try await pool.unary(method("Count"), Note(number: number), replyType: Note.self, options: CallOptions()).number
    }

    @Test func `spreads calls over its servers, and goes on with one when the other stops`() async throws {
        let (first, second) = (Counter(), Counter())
        try await withServer(router(first)) { firstServer, firstAddress in
            try await withServer(router(second)) { _, secondAddress in
                try await pool(of: firstAddress.endpoint, secondAddress.endpoint) { pool in
                    // Calls go round once both are connected.
                    while first.count == 0 || second.count == 0 { _ = try await call(pool) }
                    let before = (first.count, second.count)
                    for number in 0..<100 { #expect(try await call(pool, Int64(number)) == Int64(number)) }
                    #expect(first.count - before.0 == 50 && second.count - before.1 == 50)
                    await firstServer.stop()
                    for number in 0..<20 { #expect(try await call(pool, Int64(number)) == Int64(number)) }
                    #expect(second.count >= before.1 + 70)
                }
            }
        }
    }

    @Test func `104 ids above last: 14, retried, so that no call notices a server that goes away`() async throws {
        let (first, second) = (Counter(), Counter())
        try await withServer(router(first)) { firstServer, firstAddress in
            try await withServer(router(second)) { _, secondAddress in
                try await pool(of: firstAddress.endpoint, secondAddress.endpoint) { pool in
                    while first.count == 0 || second.count == 0 { _ = try await call(pool) }
                    let stopped = Gate()
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<8 {
                            group.addTask {
                                // The first server is at work when it is stopped, and the second when all is over.
                                var afterwards = 0
                                while afterwards < 100 {
                                    if stopped.isOpen { afterwards += 1 }
                                    let answer = try await call(pool, Int64(afterwards))
                                    #expect(answer == Int64(afterwards))
                                }
                            }
                        }
                        await first.reach(50)
                        await firstServer.stop()
                        stopped.open()
                        try await group.waitForAll()
                    }
                    #expect(second.count >= 800)
                }
            }
        }
    }

    @Test func `carries streams of every shape`() async throws {
        let router = TTRPCTransportTests.router { router in
            router.register(
                method("Numbers", .serverStream),
                ServerStreamHandler<Note, Note>.async { note, _, writer in
                    for number in 0..<note.number { try await writer.send(Note(number: number)) }
                })
            router.register(
                method("Sum", .clientStream),
                ClientStreamHandler<Note, Note>.async { notes, _ in
                    var sum: Int64 = 0
                    for try await note in notes { sum += note.number }
                    return Note(number: sum)
                })
            router.register(
                method("Chat", .bidirectional),
                BidirectionalHandler<Note, Note>.async { notes, _, writer in
                    for try await note in notes { try await writer.send(note) }
                })
        }
        try await withServer(router) { _, address in
            try await pool(of: address.endpoint) { pool in
                let options = CallOptions()
                let numbers = try await pool.serverStream(
                    method("Numbers", .serverStream), Note(number: 3), replyType: Note.self, options: options
                ) { try await $0.collect().map(\.number) }
                #expect(numbers == [0, 1, 2])
                let sum = try await pool.clientStream(
                    method("Sum", .clientStream), replyType: Note.self, options: options
                ) { (writer: RequestWriter<Note>) in
                    for number in 1...3 { try await writer.send(Note(number: Int64(number))) }
                }
                #expect(sum.number == 6)
                let echoes = try await pool.bidirectional(
                    method("Chat", .bidirectional), replyType: Note.self, options: options
                ) { (writer: RequestWriter<Note>, replies: MessageStream<Note>) in
                    try await writer.send(Note(number: 7))
                    writer.finish()
                    return try await replies.collect().map(\.number)
                }
                #expect(echoes == [7])
            }
        }
    }

    @Test func `111 loss after sending: 14, not repeated by itself`() async throws {
        let server = try await RawServer.listen(host: "127.0.0.5")
        let requests = Counter()
        async let serving: Void = server.serve([
            { peer in
                // Hello or not: whatever comes is read, up to the call itself, and the connection goes.
                while let frame = try await peer.frame() {
                    guard String(decoding: frame.data, as: UTF8.self).contains("Count") else { continue }
                    requests.add()
                    return
                }
            }
        ])
        try await pool(of: server.address.endpoint) { pool in
            let error = await #expect(throws: RPCError.self) { try await call(pool) }
            #expect(error?.code == .unavailable && error?.mayHaveExecuted == true)
        }
        try await serving
        #expect(requests.count == 1)
    }

    @Test func `a server that is there later is found by a call that waits for it`() async throws {
        let path = "/tmp/pool-\(UInt64.random(in: .min ... .max)).sock"
        try await pool(of: .unix(path: path)) { pool in
            // The first attempt has failed by now, and calls that do not wait fail.
            await #expect(throws: RPCError.self) { try await call(pool) }
            let waiting = Task {
                try await pool.unary(
                    method("Count"), Note(number: 7), replyType: Note.self, options: CallOptions(waitsForReady: true)
                ).number
            }
            let there: (inout ServerConfiguration) -> Void = { $0.endpoint = .unix(path: path) }
            let number = try await withServer(router(Counter()), configure: there) { _, _ in try await waiting.value }
            #expect(number == 7)
        }
    }
}
