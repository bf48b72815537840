internal import Synchronization

/// What is to be said in a chat, until it is answered.
final class ChatOutbox: Sendable {
    /// Something that was not answered yet.
    fileprivate struct Pending {
        let send: ChatSend
        let answer: CheckedContinuation<Int64, any Error>
    }

    struct State {
        fileprivate var pending: [Pending] = []
        /// How many of those have been said on the present connection.
        fileprivate var saidCount = 0
        /// Those that were given up before they were here.
        fileprivate var cancelled: Set<String> = []
        var isTyping = false
        /// What was read, and what of it was told on the present connection.
        var readUpTo: Int64 = 0
        fileprivate var readTold: Int64 = 0
        var isFinishing = false
        fileprivate var hasEnded = false
        fileprivate var failure: RPCError?
        fileprivate var waker: AsyncStream<Void>.Continuation?

        /// Whether nothing more will be said on the present connection.
        fileprivate var isFinished: Bool {
            isFinishing && saidCount == pending.count && readTold >= readUpTo
        }
    }

    private let state = Mutex(State())

    /// Changes what is to be said, and lets the speaker know.
    func put(_ change: (inout State) -> Void) {
        let waker = state.withLock { state in
            change(&state)
            return state.waker
        }
        waker?.yield()
    }

    /// Waits until something was said and is kept.
    func send(_ send: ChatSend) async throws -> Int64 {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                var refusal: (any Error)?
                put { state in
                    if state.cancelled.remove(send.clientID) != nil {
                        refusal = CancellationError()
                    } else if state.hasEnded || state.isFinishing {
                        refusal = state.failure ?? Self.ended
                    } else {
                        state.pending.append(Pending(send: send, answer: continuation))
                    }
                }
                if let refusal { continuation.resume(throwing: refusal) }
            }
        } onCancel: {
            cancel(send.clientID)
        }
    }

    /// Says everything on a connection that was just opened, and what comes later, until nothing more will.
    func speak(to writer: RequestWriter<ChatRequest>) async throws {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            state.waker = waker
            state.saidCount = 0
            state.readTold = 0
        }
        waker.yield()
        for await _ in wakes {
            while let kind = next() { try await writer.send(ChatRequest(kind: kind)) }
            if state.withLock({ $0.isFinished }) { return writer.finish() }
        }
    }

    private func next() -> ChatRequest.Kind? {
        state.withLock { state in
            if state.saidCount < state.pending.count {
                defer { state.saidCount += 1 }
                return .send(state.pending[state.saidCount].send)
            }
            if state.readTold < state.readUpTo {
                state.readTold = state.readUpTo
                return .read(ReadReceipt(messageID: state.readUpTo))
            }
            guard state.isTyping else { return nil }
            state.isTyping = false
            return .typing(GoogleProtobufEmpty())
        }
    }

    /// Takes the answer to something that was said.
    func hear(_ response: ChatResponse) {
        switch response.kind {
        case .accepted(let accepted): take(accepted.clientID)?.resume(returning: accepted.messageID)
        case .refused(let refused): take(refused.clientID)?.resume(throwing: RPCError(refused.status))
        default: break
        }
    }

    /// The chat is over: nothing that waits will be said.
    func end(because failure: RPCError?) {
        let left = state.withLock { state in
            state.hasEnded = true
            state.failure = failure
            defer { state.pending = [] }
            return state.pending
        }
        for pending in left { pending.answer.resume(throwing: failure ?? Self.ended) }
    }

    private func cancel(_ clientID: String) {
        if let answer = take(clientID) { return answer.resume(throwing: CancellationError()) }
        state.withLock { state in
            // It is on its way here, or was answered; the name of one that was answered never comes again.
            if !state.hasEnded { state.cancelled.insert(clientID) }
        }
    }

    private func take(_ clientID: String) -> CheckedContinuation<Int64, any Error>? {
        state.withLock { state in
            guard let index = state.pending.firstIndex(where: { $0.send.clientID == clientID }) else { return nil }
            if index < state.saidCount { state.saidCount -= 1 }
            return state.pending.remove(at: index).answer
        }
    }

    private static let ended = RPCError(
        code: .failedPrecondition, message: "the chat has ended; begin another to say something",
        mayHaveExecuted: false)
}

extension RPCError {
    /// The status of something that was refused inside a stream.
    public init(_ status: GoogleRPCStatus?) {
        self.init(
            code: StatusCode(received: status?.code ?? StatusCode.unknown.rawValue), message: status?.message ?? "",
            details: (status?.details ?? []).map { StatusDetail(typeURL: $0.typeURL, value: $0.value) })
    }
}
