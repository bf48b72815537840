internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Carries out the same for many tickets, each for itself.
struct TicketBatch {
    let endpoints: Endpoints
    let caller: Caller
    /// The key of the whole request, from which each ticket's is made; nil if the caller does not ask for it.
    let key: IdempotencyKey?
    let validateOnly: Bool

    /// What became of each ticket, in the order of the commands. They wait for the store's writer together, so that it
    /// can commit them together.
    func results(of commands: [Command]) async -> [BulkResult] {
        await withTaskGroup(of: (Int, BulkResult).self) { group in
            for (index, command) in commands.enumerated() {
                group.addTask { (index, await result(of: command)) }
            }
            var results = [BulkResult](repeating: BulkResult(), count: commands.count)
            for await (index, result) in group { results[index] = result }
            return results
        }
    }

    private func result(of command: Command) async -> BulkResult {
        let number = command.ticketNumber ?? 0
        do {
            let outcome = try await endpoints.store.execute(
                CommandRequest(
                    actor: caller.actor, command: command, idempotencyKey: key?.derived(for: number),
                    validateOnly: validateOnly))
            return BulkResult(number: number, ticket: try await endpoints.message(for: outcome.ticket, to: caller))
        } catch {
            return BulkResult(number: number, error: GoogleRPCStatus(RPCError(any: error)))
        }
    }
}

extension IdempotencyKey {
    /// The key for one of the tickets of a request. No request can have it: its id has no space.
    fileprivate func derived(for number: Int64) -> IdempotencyKey {
        IdempotencyKey(requestID: "\(requestID) \(number)", fingerprint: fingerprint)
    }
}

extension GoogleRPCStatus {
    /// An error inside an answer, as it would have been one by itself.
    fileprivate init(_ error: RPCError) {
        self.init(
            code: error.code.rawValue, message: error.message,
            details: error.details.map { GoogleProtobufAny(typeURL: $0.typeURL, value: $0.value) })
    }
}
