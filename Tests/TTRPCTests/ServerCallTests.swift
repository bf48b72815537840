import Synchronization
import TTRPC
import TTRPCTestSupport
import Testing

/// Takes what a call says, and lets a test wait for it.
private final class Outbox: ServerCallOutbox {
    private let events: AsyncStream<ServerCallEvent>
    private let source: AsyncStream<ServerCallEvent>.Continuation
    private let count = Mutex(0)

    init() {
        (events, source) = AsyncStream.makeStream()
    }

    var posted: Int { count.withLock { $0 } }

    func post(_ event: ServerCallEvent, of call: ServerCall) {
        count.withLock { $0 += 1 }
        source.yield(event)
    }

    func take(_ count: Int) async -> [ServerCallEvent] {
        var iterator = events.makeAsyncIterator()
        var taken: [ServerCallEvent] = []
        while taken.count < count, let event = await iterator.next() { taken.append(event) }
        return taken
    }
}

extension ServerCallEvent {
    fileprivate var frameSize: Int? {
        if case .message(let frame) = self { frame.count } else { nil }
    }

    fileprivate var failure: RPCError? {
        if case .finished(.failure(let error)) = self { error } else { nil }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A stream's handler` {
    private let outbox = Outbox()

    /// Starts a stream that sends notes with `blobs` of these sizes.
    private func start(_ sizes: [Int], limits: ServerLimits = ServerLimits()) throws -> ServerCall {
        var router = Router()
        let list = ServerHarness.method("List", .serverStream)
        router.register(
            list,
            ServerStreamHandler<Note, Note>.async { _, _, writer in
                for size in sizes { try await writer.send(Note(blob: [UInt8](repeating: 1, count: size))) }
            })
        let harness = ServerHarness(limits: limits, router: router)
        _ = harness.deliver(Wire.request(stream: 1, method: "List"))
        return try #require(try harness.start(1, outbox: outbox, limits: limits))
    }

    @Test func `runs ahead by 64 messages, and on when half of them have left`() async throws {
        let call = try start([Int](repeating: 0, count: 100))
        let ahead = await outbox.take(64)
        #expect(ahead.count == 64 && outbox.posted == 64)
        for _ in 0..<31 { call.messageLeft(byteCount: 10) }
        #expect(outbox.posted == 64)
        call.messageLeft(byteCount: 10)
        let further = await outbox.take(32)
        #expect(further.count == 32)
        for _ in 0..<32 { call.messageLeft(byteCount: 10) }
        let last = await outbox.take(5)
        #expect(last.dropLast().allSatisfy { $0.frameSize == 10 })
        guard case .finished(.endOfStream) = last.last else {
            Issue.record("the stream did not end")
            return
        }
    }

    @Test func `runs ahead by no more bytes than it may, but a message of any size passes alone`() async throws {
        var limits = ServerLimits()
        limits.queuedBytesMax = 1000
        let call = try start([5000, 400, 400, 400, 5000], limits: limits)
        var sizes = await outbox.take(1).compactMap(\.frameSize)
        #expect(outbox.posted == 1)
        call.messageLeft(byteCount: sizes[0])
        sizes += await outbox.take(2).compactMap(\.frameSize)
        #expect(outbox.posted == 3)
        for index in 1...2 { call.messageLeft(byteCount: sizes[index]) }
        sizes += await outbox.take(1).compactMap(\.frameSize)
        call.messageLeft(byteCount: sizes[3])
        sizes += await outbox.take(1).compactMap(\.frameSize)
        #expect(sizes.map { $0 / 100 } == [50, 4, 4, 4, 50])
    }

    @Test func `that waits is told why its stream is over`() async throws {
        let call = try start([Int](repeating: 0, count: 100))
        _ = await outbox.take(64)
        let reason = RPCError(code: .deadlineExceeded, message: "late")
        call.cancel(reason)
        call.cancel(RPCError(code: .cancelled, message: "second"))
        #expect(await outbox.take(1).first?.failure == reason)
        #expect(call.isCancelled)
    }

    @Test func `with a message above the frame limit gets 8`() async throws {
        var limits = ServerLimits()
        limits.frameBytesMax = 100
        _ = try start([90, 101], limits: limits)
        let events = await outbox.take(2)
        #expect(events.first?.frameSize != nil && events.last?.failure?.code == .resourceExhausted)
    }
}

@Suite struct `A deferred reply` {
    @Test func `counts once, and errors lose their text`() {
        struct Secret: Error {}
        let results = Mutex<[Result<Note, RPCError>]>([])
        let reply = Reply<Note> { result in
            results.withLock { $0.append(result.mapError { RPCError(handlerError: $0) }) }
        }
        reply.fail(Secret())
        reply.send(Note())
        let first = results.withLock { $0 }
        #expect(first.count == 1)
        #expect(throws: RPCError(code: .unknown, message: "The handler failed; the server's log says why.")) {
            try first[0].get()
        }
    }

    @Test func `that nobody gives is an error when it is dropped`() {
        let codes = Mutex<[StatusCode?]>([])
        _ = Reply<Note> { result in
            if case .failure(let error) = result { codes.withLock { $0.append((error as? RPCError)?.code) } }
        }
        #expect(codes.withLock { $0 } == [.internal])
    }
}
