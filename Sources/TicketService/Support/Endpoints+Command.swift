internal import ProtobufC
internal import TTRPC
internal import TicketCore

extension Endpoints {
    /// A command: authenticated and checked on the calling event loop, decided and made durable by the store's writer,
    /// answered from there without a task in between.
    func command<Request, Response: Sendable>(
        _ rule: Rule, _ command: @escaping @Sendable (Request, Caller) throws -> CommandRequest,
        reply: @escaping @Sendable (CommandOutcome, Desk, Caller) -> Response
    ) -> UnaryHandler<Request, Response> {
        guard let readers else { return commandOffLoop(rule, command, reply: reply) }
        return .deferred { [self] request, context, promise in
            do {
                guard let reader = readers[context.loopIndex] else { throw RPCError.noReader }
                let caller = Caller(actor: try authenticator.actor(of: context, from: reader), context: context)
                try rule.check(caller.actor)
                store.submit(try command(request, caller)) { result in
                    answer(result, to: caller, promise, reply)
                }
            } catch {
                promise.fail(RPCError(any: error))
            }
        }
    }

    private func answer<Response: Sendable>(
        _ result: Result<CommandOutcome, any Error>, to caller: Caller, _ promise: Reply<Response>,
        _ reply: @escaping @Sendable (CommandOutcome, Desk, Caller) -> Response
    ) {
        switch result {
        case .failure(let error): promise.fail(RPCError(any: error))
        case .success(let outcome):
            if let desk = desks.cached(for: outcome.ticket, tenant: caller.tenant) {
                return promise.send(reply(outcome, desk, caller))
            }
            Task {
                do {
                    promise.send(
                        reply(outcome, try await desks.desk(for: outcome.ticket, tenant: caller.tenant), caller))
                } catch {
                    promise.fail(RPCError(any: error))
                }
            }
        }
    }

    private func commandOffLoop<Request, Response>(
        _ rule: Rule, _ command: @escaping @Sendable (Request, Caller) throws -> CommandRequest,
        reply: @escaping @Sendable (CommandOutcome, Desk, Caller) -> Response
    ) -> UnaryHandler<Request, Response> {
        read(rule) { [self] request, caller in
            let outcome = try await store.execute(try command(request, caller))
            return reply(outcome, try await desks.desk(for: outcome.ticket, tenant: caller.tenant), caller)
        }
    }
}
