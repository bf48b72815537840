import ProtobufC
import TTRPC
import TTRPCTransport
import TicketMessages

/// Somebody who watches all events from the first to the last.
struct CanaryWatch {
    let tenant: CanaryTenant
    private let client: TTRPCClient?
    private let task: Task<Set<CanaryTenant>, any Error>
    private let last: String

    init(_ stage: CanaryStage, _ tenant: CanaryTenant, as id: String) {
        self.tenant = tenant
        client = stage.clients[tenant]
        last = "The last of \(id) \(tenant.canary)"
        task = Task { [client, last] in
            guard let client else { return [] }
            let options = CanaryStage.options(CanaryStage.token(of: id, tenant))
            return try await EventServiceClient(invoker: client).watchEvents(
                WatchEventsRequest(fromStart: true), options: options
            ) { answers in
                var seen: Set<CanaryTenant> = []
                for try await answer in answers {
                    seen.formUnion(Canaries.found(in: try answer.packed()))
                    if case .event(let event) = answer.kind, case .created(let created) = event.kind,
                        created.ticket?.subject == last
                    {
                        break
                    }
                }
                return seen
            }
        }
    }

    /// Ends the watch with one more ticket, and tells whose words were in it.
    func finish() async throws -> Set<CanaryTenant> {
        guard let client else { return [] }
        let ticket = Ticket(desk: MatrixDesk.key, subject: last)
        _ = try await TicketServiceClient(invoker: client).createTicket(
            CreateTicketRequest(ticket: ticket), options: CanaryStage.options(CanaryStage.token(of: "ana", tenant)))
        return try await task.value
    }
}
