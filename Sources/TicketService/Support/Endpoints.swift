internal import ProtobufC
internal import TTRPC
internal import TicketCore

/// Makes handlers that authenticate, check the method's rule, and turn what is thrown into errors for callers.
///
/// Every method passes through here and names its rule: one without does not build.
struct Endpoints: Sendable {
    let store: any TicketStore
    let readers: PointReaders?
    let authenticator: Authenticator
    let desks: DeskCatalog
    let clock: @Sendable () -> Timestamp

    init(store: any TicketStore, loopCount: Int, clock: @escaping @Sendable () -> Timestamp) throws {
        self.store = store
        readers = try PointReaders(store: store, loopCount: loopCount)
        self.clock = clock
        authenticator = Authenticator(store: store, clock: clock)
        desks = DeskCatalog(store: store)
    }

    /// A read by key: on the calling event loop where the store has readers for it, else off it.
    func pointRead<Request, Response>(
        _ rule: Rule, onLoop: @escaping @Sendable (Request, Caller, any PointReader) throws -> Response,
        offLoop: @escaping @Sendable (Request, Caller) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        guard let readers else { return read(rule, offLoop) }
        return .inline { [authenticator] request, context in
            try answering {
                guard let reader = readers[context.loopIndex] else { throw RPCError.noReader }
                let caller = Caller(actor: try authenticator.actor(of: context, from: reader), context: context)
                try rule.check(caller.actor)
                return try onLoop(request, caller, reader)
            }
        }
    }

    /// A read that may take its time.
    func read<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (Request, Caller) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        .async { [authenticator] request, context in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                return try await body(request, caller)
            }
        }
    }

    /// A stream of answers.
    func stream<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (Request, Caller, ResponseWriter<Response>) async throws -> Void
    ) -> ServerStreamHandler<Request, Response> {
        .async { [authenticator] request, context, writer in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                try await body(request, caller, writer)
            }
        }
    }

    /// A stream of requests with one answer.
    func clientStream<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (MessageStream<Request>, Caller) async throws -> Response
    ) -> ClientStreamHandler<Request, Response> {
        .async { [authenticator] requests, context in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                return try await body(requests, caller)
            }
        }
    }

    /// Messages in both directions.
    func bidirectional<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (MessageStream<Request>, Caller, ResponseWriter<Response>) async throws -> Void
    ) -> BidirectionalHandler<Request, Response> {
        .async { [authenticator] requests, context, writer in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                try await body(requests, caller, writer)
            }
        }
    }

    /// Messages in both directions, for as long as the caller may.
    func visit<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (MessageStream<Request>, Visitor, ResponseWriter<Response>) async throws -> Void
    ) -> BidirectionalHandler<Request, Response> {
        .async { [authenticator] requests, context, writer in
            try await asyncAnswering {
                let caller = Caller(actor: try await authenticator.actor(of: context), context: context)
                try rule.check(caller.actor)
                let visitor = Visitor(caller: caller, rule: rule) { try await authenticator.actor(of: context) }
                try await body(requests, visitor, writer)
            }
        }
    }
}

/// Runs a handler's body and turns what it throws into what a caller is told.
func answering<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch { throw RPCError(any: error) }
}

/// Runs a handler's body and turns what it throws into what a caller is told.
func asyncAnswering<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
    do { return try await body() } catch { throw RPCError(any: error) }
}

extension RPCError {
    static var noReader: RPCError {
        RPCError(.internal, reason: "NO_READER", message: "the server has fewer readers than event loops; report it")
    }
}
