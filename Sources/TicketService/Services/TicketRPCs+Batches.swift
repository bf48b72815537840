internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// What is asked of many tickets at once.
extension TicketRPCs {
    var batchGetTickets: UnaryHandler<BatchGetTicketsRequest, BatchGetTicketsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            var response = BatchGetTicketsResponse()
            for number in try request.numbers.asBatch("numbers") {
                let found = try await endpoints.store.ticket(number, tenant: caller.tenant)
                if let found, Authorization.may(caller.actor, .readTicket, found) == .yes {
                    response.tickets.append(try await endpoints.message(for: found, to: caller))
                } else {
                    response.missingNumbers.append(number)
                }
            }
            return response
        }
    }

    var bulkTransitionTickets: UnaryHandler<BulkTransitionTicketsRequest, BulkTransitionTicketsResponse> {
        endpoints.read(.may(.transitionTicket)) { [endpoints] request, caller in
            var body = request
            body.requestID = ""
            let key = try RequestID.key(
                request.requestID, method: TicketServiceMethods.bulkTransitionTickets, body: body)
            let batch = TicketBatch(endpoints: endpoints, caller: caller, key: key, validateOnly: request.validateOnly)
            let commands = try request.numbers.asBatch("numbers").map { number in
                Command.transition(number: number, status: request.status, reason: request.reason)
            }
            return BulkTransitionTicketsResponse(results: await batch.results(of: commands))
        }
    }

    var migrateTickets: UnaryHandler<MigrateTicketsRequest, MigrateTicketsResponse> {
        endpoints.read(.may(.moveTicket)) { [endpoints] request, caller in
            try await TicketMigration(endpoints: endpoints, caller: caller).page(request)
        }
    }
}

extension [Int64] {
    /// How many tickets are meant at most.
    private static let batchMax = 200

    /// The numbers of a batch: 1 to 200, none twice.
    fileprivate func asBatch(_ field: String) throws -> [Int64] {
        guard (1...Self.batchMax).contains(count) else {
            throw RPCError.invalidArgument(
                field: field, reason: isEmpty ? "REQUIRED" : "TOO_MANY",
                "1 to \(Self.batchMax) numbers; there are \(count)")
        }
        var seen: Set<Int64> = []
        for (index, number) in enumerated() where !seen.insert(number).inserted {
            throw RPCError.invalidArgument(
                field: "\(field)[\(index)]", reason: "DOUBLE_NUMBER",
                "\(number) stands there already; name each ticket once")
        }
        return self
    }
}
