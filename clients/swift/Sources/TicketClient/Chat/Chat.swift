/// A live chat: what is said in one conversation, and what is to be said there, over as many connections as it takes.
///
///     let chat = Chat(conversation.id, with: client)
///     async let ended: Void = chat.run { response in
///         if case .message(let message) = response.kind { print(message.body) }
///     }
///     try await chat.send("Hello")
///     chat.finish()
///     try await ended
///
/// When the server or the connection was away it goes on behind the last message that was handled, and says again,
/// under the same id, what was not answered: nothing is missed and nothing is said twice.
public final class Chat: Sendable {
    private let conversationID: String
    private let service: ConversationServiceClient
    private let options: CallOptions
    private let outbox = ChatOutbox()
    private let start: Int64

    /// A chat that begins when ``run(retry:clock:notice:handle:)`` does.
    ///
    /// - Parameters:
    ///   - conversationID: the conversation's id.
    ///   - client: makes the calls.
    ///   - lastMessageID: the latest message that is known already; 0 for none.
    ///   - options: goes with every attempt.
    public init(
        _ conversationID: String, with client: TicketClient, after lastMessageID: Int64 = 0,
        options: CallOptions = CallOptions()
    ) {
        self.conversationID = conversationID
        service = client.conversations
        start = lastMessageID
        self.options = options
    }

    /// Says something, and returns once it is kept.
    ///
    /// It may be called before the chat runs, and while it is interrupted; it waits then. Messages arrive in the order
    /// of the calls.
    ///
    /// - Parameters:
    ///   - body: what; may be empty with files.
    ///   - informational: for staff: it asks the customer nothing.
    ///   - attachmentIDs: files that were uploaded for the conversation's ticket.
    /// - Returns: the message's id.
    /// - Throws: ``RPCError`` when it is refused, such as FAILED_PRECONDITION in a chat that is closed, and when the
    ///   chat has ended; `CancellationError`, after which it may have been said or not.
    @discardableResult
    public func send(
        _ body: String, informational: Bool = false, attachmentIDs: [String] = []
    ) async throws -> Int64 {
        try await outbox.send(
            ChatSend(
                body: body, clientID: RequestID.make(), informational: informational, attachmentIDs: attachmentIDs))
    }

    /// Shows the others that one is typing, for five seconds.
    public func type() {
        outbox.put { $0.isTyping = true }
    }

    /// Notes that one has read everything up to a message.
    public func read(upTo messageID: Int64) {
        outbox.put { $0.readUpTo = max($0.readUpTo, messageID) }
    }

    /// Says that nothing more will be said. The chat ends when everything is answered.
    public func finish() {
        outbox.put { $0.isFinishing = true }
    }

    /// Runs the chat, once, until it is finished.
    ///
    /// - Parameters:
    ///   - retry: how often in a row it is taken up again without success.
    ///   - clock: measures the waits, and the silence after which the server is taken for lost.
    ///   - notice: told of each break, and how long the wait is.
    ///   - handle: called with one thing at a time: the conversation first, then messages, each once and in order, and
    ///     the rest as it comes.
    /// - Throws: ``RPCError``, `CancellationError`, and what `handle` throws.
    public nonisolated(nonsending) func run(
        retry: RetryPolicy = .endless, clock: any Clock<Duration> = ContinuousClock(),
        notice: (RPCError, Duration) -> Void = { _, _ in }, handle: (ChatResponse) async throws -> Void
    ) async throws {
        var progress = ChatProgress(lastMessageID: start)
        do {
            while true {
                do {
                    try await connect(&progress, clock, handle)
                    break
                } catch let error as RPCError {
                    try Task.checkCancellation()
                    guard let delay = progress.delay(after: error, retry) else { throw error }
                    notice(error, delay)
                    try await clock.sleep(for: delay)
                }
            }
        } catch {
            outbox.end(because: error as? RPCError)
            throw error
        }
        outbox.end(because: nil)
    }

    /// One call, from its opening to its end.
    private nonisolated(nonsending) func connect(
        _ progress: inout ChatProgress, _ clock: any Clock<Duration>, _ handle: (ChatResponse) async throws -> Void
    ) async throws {
        let open = ChatRequest(
            kind: .open(ChatOpen(conversationID: conversationID, lastMessageID: progress.lastMessageID)))
        try await service.chat(options: options) { writer, responses in
            let speaker = Task { [outbox] in
                try await writer.send(open)
                try await outbox.speak(to: writer)
            }
            do {
                try await listen(to: responses.failing(afterSilence: Self.silenceMax, clock: clock), &progress, handle)
            } catch {
                // It is waited for, lest it take what the next connection has to say.
                speaker.cancel()
                _ = await speaker.result
                throw error
            }
            speaker.cancel()
            _ = await speaker.result
        }
    }

    private nonisolated(nonsending) func listen(
        to responses: MessageStream<ChatResponse>, _ progress: inout ChatProgress,
        _ handle: (ChatResponse) async throws -> Void
    ) async throws {
        for try await response in responses {
            progress.reach()
            outbox.hear(response)
            if case .heartbeat = response.kind { continue }
            do {
                try await handle(response)
            } catch {
                progress.hasHandlerFailed = true
                throw error
            }
            if case .message(let message) = response.kind { progress.lastMessageID = message.id }
        }
    }

    /// Three times the interval of the service's heartbeats.
    private static var silenceMax: Duration { .seconds(45) }
}
