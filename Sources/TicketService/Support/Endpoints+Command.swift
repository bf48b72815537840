internal import ProtobufC
internal import TTRPC
internal import TicketCore

extension Endpoints {
    /// A command: authenticated and checked on the calling event loop, decided and made durable by the store's writer,
    /// answered from there without a task in between.
    func command<Request, Response: Sendable>(
        _ rule: Rule, _ command: @escaping @Sendable (Request, Caller) throws -> CommandRequest,
        reply: @escaping @Sendable (CommandOutcome, DeskView, Caller) -> Response
    ) -> UnaryHandler<Request, Response> {
        guard let readers else { return commandOffLoop(rule, command, reply: reply) }
        return .deferred { [self] request, context, promise in
            do {
                guard let reader = readers[context.loopIndex] else { throw RPCError.noReader }
                let caller = try self.caller(of: context, rule, from: reader)
                let command = try command(request, caller)
                store.submit(command) { result in
                    answer(result, of: command, to: caller, promise, reply)
                }
            } catch {
                promise.fail(RPCError(any: error))
            }
        }
    }

    private func answer<Response: Sendable>(
        _ result: Result<CommandOutcome, any Error>, of command: CommandRequest, to caller: Caller,
        _ promise: Reply<Response>, _ reply: @escaping @Sendable (CommandOutcome, DeskView, Caller) -> Response
    ) {
        switch result {
        case .failure(let refusal as Refusal):
            Task { promise.fail(await error(for: refusal, of: command, to: caller)) }
        case .failure(let error): promise.fail(RPCError(any: error))
        case .success(let outcome):
            if let view = desks.cachedView(of: outcome.ticket, for: caller) {
                // Made by the caller's event loop: the writer has other commands to carry out.
                return promise.send(making: { reply(outcome, view, caller) })
            }
            Task {
                do {
                    promise.send(reply(outcome, try await desks.view(of: outcome.ticket, for: caller), caller))
                } catch {
                    promise.fail(RPCError(any: error))
                }
            }
        }
    }

    private func commandOffLoop<Request, Response>(
        _ rule: Rule, _ command: @escaping @Sendable (Request, Caller) throws -> CommandRequest,
        reply: @escaping @Sendable (CommandOutcome, DeskView, Caller) -> Response
    ) -> UnaryHandler<Request, Response> {
        read(rule) { [self] request, caller in
            let command = try command(request, caller)
            let outcome: CommandOutcome
            do {
                outcome = try await store.execute(command)
            } catch let refusal as Refusal {
                throw await error(for: refusal, of: command, to: caller)
            }
            return reply(outcome, try await desks.view(of: outcome.ticket, for: caller), caller)
        }
    }

    /// What a caller is told of a refusal, with the labels of the statuses that it names, if they can be had.
    private func error(for refusal: Refusal, of command: CommandRequest, to caller: Caller) async -> RPCError {
        guard case .illegalTransition(let from, let to, let legal) = refusal,
            let number = command.command.ticketNumber,
            let ticket = try? await store.ticket(number, tenant: caller.tenant),
            let desk = try? await desks.desk(for: ticket, tenant: caller.tenant)
        else { return RPCError(refusal) }
        let preference = caller.preference(for: desk)
        let role = Authorization.workflowRole(of: caller.actor)
        let moves = legal.map { key in
            LegalMove(status: key, label: desk.status(key)?.labels(for: role).text(in: preference) ?? "")
        }
        return .illegalTransition(from: from, to: to, legal: moves)
    }
}
