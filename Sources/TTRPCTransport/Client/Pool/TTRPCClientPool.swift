public import ProtobufC
public import TTRPC

/// Clients of several servers that do the same, as one.
///
/// The first call connects to all addresses; each call goes to the connection with the fewest calls under way, in turn
/// when they are equal. A connection that is lost, or going away, gets no further calls, and its address is connected
/// to again when a call comes. An address that cannot be reached is left alone for a while, see ``ConnectionBackoff``;
/// while all are, calls fail at once with UNAVAILABLE and say why, unless ``CallOptions/waitsForReady`` lets them wait.
///
/// A call that no server has got, or that one refused unread, goes to the next connection by itself. Whatever may have
/// run is never repeated here.
public final class TTRPCClientPool: CallInvoker {
    private let pool: ConnectionPool
    /// How often a call is sent at most that no server takes.
    private let attemptsMax: Int

    /// - Parameters:
    ///   - clients: one for each address, at least one. The pool closes them.
    ///   - backoff: how long an address is left alone after failures.
    ///   - clock: measures waits and deadlines.
    ///   - chance: gives numbers from 0 up to 1, for the jitter.
    public convenience init(
        _ clients: [TTRPCClient], backoff: ConnectionBackoff = ConnectionBackoff(),
        clock: any Clock<Duration> = ContinuousClock(),
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        precondition(!clients.isEmpty, "a pool needs an address")
        self.init(pool: ConnectionPool(clients, backoff: backoff, clock: PoolClock(clock), chance: chance))
    }

    init(pool: ConnectionPool) {
        self.pool = pool
        attemptsMax = max(3, pool.targets.count)
    }

    /// Connects, so that a wrong address shows before the first call.
    ///
    /// - Throws: ``RPCError`` with UNAVAILABLE when no server can be reached.
    public func connect() async throws(RPCError) {
        pool.release(try await pool.acquire(waitsForReady: false, deadline: nil))
    }

    /// Closes all connections. Open calls fail with UNAVAILABLE, and so does every later one.
    public func close() async {
        await pool.close()
    }

    public nonisolated(nonsending) func unary<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions
    ) async throws -> Reply {
        try await call(options) { invoker, options, _ in
            try await invoker.unary(method, request, replyType: replyType, options: options)
        }
    }

    public nonisolated(nonsending) func serverStream<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, _ request: Request, replyType: Reply.Type, options: CallOptions,
        body: (MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await call(options) { invoker, options, begin in
            try await invoker.serverStream(method, request, replyType: replyType, options: options) { replies in
                begin()
                return try await body(replies)
            }
        }
    }

    public nonisolated(nonsending) func clientStream<Request: ProtobufMessage, Reply: ProtobufMessage>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try await call(options) { invoker, options, begin in
            try await invoker.clientStream(method, replyType: replyType, options: options) { requests in
                begin()
                try await body(requests)
            }
        }
    }

    public nonisolated(nonsending) func bidirectional<Request: ProtobufMessage, Reply: ProtobufMessage, Value>(
        _ method: MethodDescriptor, replyType: Reply.Type, options: CallOptions,
        body: (RequestWriter<Request>, MessageStream<Reply>) async throws -> Value
    ) async throws -> Value {
        try await call(options) { invoker, options, begin in
            try await invoker.bidirectional(method, replyType: replyType, options: options) { requests, replies in
                begin()
                return try await body(requests, replies)
            }
        }
    }

    /// Makes a call on one connection after the other until one has taken it.
    ///
    /// - Parameter attempt: makes the call once, and says when the caller's closure begins, since that runs once only.
    private nonisolated(nonsending) func call<Value>(
        _ options: CallOptions, _ attempt: (any CallInvoker, CallOptions, () -> Void) async throws -> Value
    ) async throws -> Value {
        let deadline = options.timeout.map { pool.clock.now() + $0 }
        var hasBegun = false
        var refusals: [RPCError] = []
        while true {
            let index = try await acquire(options, deadline: deadline, after: refusals.last)
            defer { pool.release(index) }
            do {
                var options = options
                options.timeout = deadline.map { $0 - pool.clock.now() }
                return try await attempt(pool.targets[index].invoker, options) { hasBegun = true }
            } catch let error as RPCError {
                guard error.wasRefusedUnread, !hasBegun, refusals.count + 1 < attemptsMax else { throw error }
                refusals.append(error)
            }
        }
    }

    /// - Parameter refusal: what the call failed with just now; it says more than that there is no other connection.
    private nonisolated(nonsending) func acquire(
        _ options: CallOptions, deadline: MonotonicTime?, after refusal: RPCError?
    ) async throws(RPCError) -> Int {
        do throws(RPCError) {
            return try await pool.acquire(waitsForReady: options.waitsForReady, deadline: deadline)
        } catch {
            if error.code == .unavailable, let refusal { throw refusal }
            throw error
        }
    }
}

extension RPCError {
    /// Whether another connection may take the call.
    fileprivate var wasRefusedUnread: Bool { code == .unavailable && !mayHaveExecuted }
}
