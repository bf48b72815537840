public import ProtobufC
internal import Synchronization
public import TTRPC
public import TicketMessages

/// A ticketd in memory that answers what a test says and remembers what it was asked. Messages go through their bytes, as
/// they would on a connection.
public final class FakeService: CallInvoker {
    /// One call that came.
    public struct Call: Sendable {
        public let method: MethodDescriptor
        public let request: any ProtobufMessage
        public let options: CallOptions
    }

    private struct State {
        var calls: [Call] = []
        var unary: [MethodDescriptor: @Sendable (any ProtobufMessage) throws -> any ProtobufMessage] = [:]
        var streams: [Feed] = []
        var chats: [Conversing] = []
    }

    /// Talks on one call of Chat: reads what is said and answers. Returning ends the call well, throwing with the error.
    public typealias Conversing =
        @Sendable (_ requests: AsyncStream<ChatRequest>, _ answer: @Sendable (ChatResponse.Kind) -> Void) async throws
        ->
        Void

    /// What one call of WatchEvents brings: messages, and then an error, or an end that waits for cancellation.
    private struct Feed: Sendable {
        var messages: [WatchEventsResponse]
        var error: RPCError?
    }

    private let state = Mutex(State())
    private let dryness = AsyncStream.makeStream(of: Void.self)

    public init() {}

    /// The calls that came, in order.
    public var calls: [Call] { state.withLock { $0.calls } }

    /// The requests that came, of one kind.
    public func requests<Request: ProtobufMessage>(_ type: Request.Type = Request.self) -> [Request] {
        calls.compactMap { $0.request as? Request }
    }

    /// Answers a method from now on.
    public func answer<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ answer: @escaping @Sendable (Request) throws -> Reply
    ) {
        state.withLock { state in
            state.unary[method] = { request in
                guard let request = request as? Request else { throw Self.unexpected(method) }
                return try answer(request)
            }
        }
    }

    /// Refuses a method from now on.
    public func fail(_ method: MethodDescriptor, _ error: RPCError) {
        state.withLock { state in state.unary[method] = { _ in throw error } }
    }

    /// One more call of WatchEvents is answered like this.
    public func feed(_ messages: [WatchEventsResponse], then error: RPCError? = nil) {
        state.withLock { $0.streams.append(Feed(messages: messages, error: error)) }
    }

    /// One more call of Chat is talked on like this.
    public func converse(_ conversing: @escaping Conversing) {
        state.withLock { $0.chats.append(conversing) }
    }

    /// Returns once all messages of a feed have been handled and it waits.
    public func untilFeedRanDry() async {
        for await _ in dryness.stream { return }
    }

    public nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        let answer = state.withLock { state in
            state.calls.append(Call(method: method, request: request, options: options))
            return state.unary[method]
        }
        guard let answer else { throw Self.unexpected(method) }
        let reply = try answer(try Request(unpacking: request.packed()))
        return try Reply(unpacking: reply.packed())
    }

    public nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        let feed = state.withLock { state in
            state.calls.append(Call(method: method, request: request, options: options))
            return state.streams.isEmpty ? nil : state.streams.removeFirst()
        }
        guard let feed else { throw Self.unexpected(method) }
        let rest = Mutex(feed.messages)
        let source = dryness.continuation
        let stream = MessageStream<Reply> {
            if let next = rest.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                return try Reply(unpacking: next.packed())
            }
            if let error = feed.error { throw error }
            // A feed has no end of its own: this waits until the task is cancelled.
            source.yield()
            let (silence, end) = AsyncStream.makeStream(of: Never.self)
            for await _ in silence {}
            end.finish()
            throw RPCError(code: .cancelled, message: "the call was given up")
        }
        return try await body(stream)
    }

    public nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        throw Self.unexpected(method)
    }

    public nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        let conversing = state.withLock { $0.chats.isEmpty ? nil : $0.chats.removeFirst() }
        guard let conversing else { throw Self.unexpected(method) }
        let (requests, requestSource) = AsyncStream.makeStream(of: ChatRequest.self)
        let (replies, replySource) = AsyncThrowingStream.makeStream(of: ChatResponse.self)
        let server = Task {
            do {
                try await conversing(requests) { replySource.yield(ChatResponse(kind: $0)) }
                replySource.finish()
            } catch {
                replySource.finish(throwing: error)
            }
        }
        defer { server.cancel() }
        let writer = RequestWriter<Request> { request in
            requestSource.yield(try ChatRequest(unpacking: request.packed()))
        } finish: {
            requestSource.finish()
        }
        let stream = MessageStream<Reply> {
            var iterator = replies.makeAsyncIterator()
            return try await iterator.next().map { try Reply(unpacking: $0.packed()) }
        }
        return try await body(writer, stream)
    }

    private static func unexpected(_ method: MethodDescriptor) -> RPCError {
        RPCError(code: .unimplemented, message: "the test has no answer to \(method)")
    }
}
