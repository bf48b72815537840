/// Adds to every call what all of them have: metadata, a deadline, a name for each change, and another attempt where
/// that is safe.
struct TicketCallInvoker: CallInvoker {
    let base: any CallInvoker
    let configuration: TicketClientConfiguration
    /// Measures the waits and the time that is left.
    let clock: any Clock<Duration>
    /// What goes with every call.
    private let metadata: Metadata
    /// Shared by all calls of the client.
    private let budget: RetryBudget

    init(base: any CallInvoker, configuration: TicketClientConfiguration, clock: any Clock<Duration>) {
        self.base = base
        self.configuration = configuration
        self.clock = clock
        metadata = configuration.metadata
        budget = RetryBudget(tokensMax: configuration.retry.budgetMax)
    }

    nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        // Asked first, since to ask whether a type conforms costs much of what a short call does.
        let isRead = method.isRead
        let mutation = isRead ? nil : (request as? any Mutation)?.identified
        let request = mutation as? Request ?? request
        // Of a method that is known only by its name, nobody knows what it does.
        let isKnown = Request.self != PackedMessage.self
        let isRepeatable = mutation != nil || isKnown && isRead
        return try await attempts(on: clock, options, isRepeatable: isRepeatable) { options in
            try await base.unary(method, request, replyType: replyType, options: options)
        }
    }

    nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        let options = completed(options)
        return try await base.serverStream(method, request, replyType: replyType, options: options, body: body)
    }

    nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        let options = completed(options)
        return try await base.clientStream(method, replyType: replyType, options: options, body: body)
    }

    nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        let options = completed(options)
        return try await base.bidirectional(method, replyType: replyType, options: options, body: body)
    }

    /// With what goes with every call; what a call says itself stands in its place.
    private func completed(_ options: CallOptions) -> CallOptions {
        var options = options
        if options.metadata.isEmpty {
            options.metadata = metadata
        } else {
            var all = Metadata(metadata.filter { options.metadata[first: $0.key] == nil })
            all.append(contentsOf: options.metadata)
            options.metadata = all
        }
        options.waitsForReady = options.waitsForReady || configuration.waitsForReady
        return options
    }

    /// Tries until it succeeds, the policy has enough, or the time is up; the server is told of the time that is left.
    private nonisolated(nonsending) func attempts<Reply, Timer: Clock>(
        on clock: Timer, _ options: CallOptions, isRepeatable: Bool,
        _ attempt: (CallOptions) async throws -> Reply
    ) async throws -> Reply where Timer.Duration == Duration {
        var options = completed(options)
        let deadline = clock.now.advanced(by: options.timeout ?? configuration.timeout)
        var failures = 0
        while true {
            options.timeout = clock.now.duration(to: deadline)
            do {
                let reply = try await attempt(options)
                budget.succeeded()
                return reply
            } catch let error as RPCError {
                failures += 1
                guard let delay = delay(after: error, failures: failures, isRepeatable: isRepeatable),
                    clock.now.advanced(by: delay) < deadline
                else { throw error }
                try await clock.sleep(for: delay)
            }
        }
    }

    /// How long to wait before another attempt; nil if there must be none.
    private func delay(after error: RPCError, failures: Int, isRepeatable: Bool) -> Duration? {
        guard error.asksForRepetition else { return nil }
        // A call for which there was no connection is no burden on a server.
        guard error.connectionDelay != nil || budget.failed() else { return nil }
        guard isRepeatable || !error.mayHaveExecuted else { return nil }
        var random = SystemRandomNumberGenerator()
        guard let delay = configuration.retry.delay(afterFailures: failures, using: &random) else { return nil }
        return max(delay, error.retryDelay ?? error.connectionDelay ?? .zero)
    }
}

extension RPCError {
    /// Whether the same call may succeed a little later. An overloaded server has to say when it will have room.
    fileprivate var asksForRepetition: Bool {
        code == .unavailable || code == .resourceExhausted && retryDelay != nil
    }
}

extension MethodDescriptor {
    /// Whether the method changes nothing, as its name says in all of ticketd's services (AIP-131, AIP-132).
    fileprivate var isRead: Bool {
        ["Get", "BatchGet", "List", "Search", "WhoAmI", "Check"].contains { method.hasPrefix($0) }
    }
}
