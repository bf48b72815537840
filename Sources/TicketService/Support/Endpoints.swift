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
    let admission: Admission
    let desks: DeskCatalog
    let clock: @Sendable () -> Timestamp

    init(
        store: any TicketStore, loopCount: Int, admission: Admission, clock: @escaping @Sendable () -> Timestamp
    ) throws {
        self.admission = admission
        self.store = store
        readers = try PointReaders(store: store, loopCount: loopCount)
        self.clock = clock
        authenticator = Authenticator(store: store, clock: clock)
        desks = DeskCatalog(store: store)
    }

    /// Who calls on an event loop, if they may call the method and do not call too often; does not block.
    func caller(of context: CallContext, _ rule: Rule, from reader: any PointReader) throws -> Caller {
        do {
            return try admitted(try authenticator.actor(of: context, from: reader), context, rule)
        } catch let error as RPCError {
            throw try refused(error, context)
        }
    }

    /// Who calls, if they may call the method and do not call too often.
    func caller(of context: CallContext, _ rule: Rule) async throws -> Caller {
        do {
            return try admitted(try await authenticator.actor(of: context), context, rule)
        } catch let error as RPCError {
            throw try refused(error, context)
        }
    }

    /// Who is served by a stream for as long as they may.
    func visitor(of context: CallContext, _ rule: Rule) async throws -> Visitor {
        let caller = try await self.caller(of: context, rule)
        return Visitor(caller: caller, peer: context.peer, rule: rule, admission: admission) { [authenticator] in
            try await authenticator.actor(of: context)
        }
    }

    private func admitted(_ actor: Actor, _ context: CallContext, _ rule: Rule) throws -> Caller {
        let caller = Caller(actor: actor, context: context)
        try admission.admit(actor)
        try rule.check(actor)
        return caller
    }

    /// Bad tokens cost the address that they come from.
    func refused(_ error: RPCError, _ context: CallContext) throws -> RPCError {
        if error.code == .unauthenticated { try admission.admitStranger(at: context.peer) }
        return error
    }

    /// A read by key: on the calling event loop where the store has readers for it, else off it.
    func pointRead<Request, Response>(
        _ rule: Rule, onLoop: @escaping @Sendable (Request, Caller, any PointReader) throws -> Response,
        offLoop: @escaping @Sendable (Request, Caller) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        guard let readers else { return read(rule, offLoop) }
        return .inline { [self] request, context in
            try answering {
                guard let reader = readers[context.loopIndex] else { throw RPCError.noReader }
                let caller = try self.caller(of: context, rule, from: reader)
                return try onLoop(request, caller, reader)
            }
        }
    }

    /// A read that may take its time.
    func read<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (Request, Caller) async throws -> Response
    ) -> UnaryHandler<Request, Response> {
        .async { [self] request, context in
            try await asyncAnswering {
                let caller = try await self.caller(of: context, rule)
                return try await body(request, caller)
            }
        }
    }

    /// A stream of requests with one answer, for as long as the caller may.
    func take<Request, Response>(
        _ rule: Rule, _ body: @escaping @Sendable (MessageStream<Request>, Visitor) async throws -> Response
    ) -> ClientStreamHandler<Request, Response> {
        .async { [self] requests, context in
            try await asyncAnswering { try await body(requests, try await visitor(of: context, rule)) }
        }
    }

    /// Messages in both directions.
    func bidirectional<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (MessageStream<Request>, Caller, ResponseWriter<Response>) async throws -> Void
    ) -> BidirectionalHandler<Request, Response> {
        .async { [self] requests, context, writer in
            try await asyncAnswering {
                let caller = try await self.caller(of: context, rule)
                try await body(requests, caller, writer)
            }
        }
    }

    /// Messages in both directions, for as long as the caller may.
    func visit<Request, Response>(
        _ rule: Rule,
        _ body: @escaping @Sendable (MessageStream<Request>, Visitor, ResponseWriter<Response>) async throws -> Void
    ) -> BidirectionalHandler<Request, Response> {
        .async { [self] requests, context, writer in
            try await asyncAnswering {
                let visitor = try await self.visitor(of: context, rule)
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
