internal import TicketCore

/// All that the store in memory holds of one tenant.
struct TenantState {
    /// Whose request id it is.
    struct RequestName: Hashable {
        var person: String
        var requestID: String
    }

    /// What a request id was used for and what came of it.
    struct KnownRequest {
        var fingerprint: [UInt8]
        var outcome: CommandOutcome
    }

    /// The number of a tenant's first ticket.
    static let firstNumber: Int64 = 100_001

    /// In the order of their numbers.
    var tickets: [Ticket] = []
    var comments: [Int64: [Comment]] = [:]
    var outbox: [OutboxEntry] = []
    var requests: [RequestName: KnownRequest] = [:]
    /// In the order in which they were installed.
    var desks: [DeskVersion] = []
    var principals: [Principal] = []

    var nextNumber: Int64 { (tickets.last?.number ?? Self.firstNumber - 1) + 1 }

    func knownOutcome(of request: CommandRequest) throws -> CommandOutcome? {
        guard let key = request.idempotencyKey,
            let known = requests[RequestName(person: request.actor.person.id, requestID: key.requestID)]
        else { return nil }
        guard known.fingerprint == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return known.outcome
    }

    func situation(for request: CommandRequest, now: Timestamp) -> Situation {
        switch request.command {
        case .create(let new):
            Situation(
                desk: desk(new.desk, version: nil), ticket: nil, newNumber: request.validateOnly ? 0 : nextNumber,
                now: now)
        case .update(let number, _), .transition(let number, _):
            situation(ofTicket: number, repliedToExists: false, now: now)
        case .addComment(let number, _, let replyTo, _, _):
            situation(
                ofTicket: number, repliedToExists: comments[number]?.contains { $0.id == replyTo } ?? false, now: now)
        }
    }

    mutating func take(_ decision: Decision, of request: CommandRequest) throws {
        for event in decision.events { try take(event) }
        outbox += decision.outbox
        guard let key = request.idempotencyKey else { return }
        requests[RequestName(person: request.actor.person.id, requestID: key.requestID)] =
            KnownRequest(fingerprint: key.fingerprint, outcome: decision.outcome)
    }

    private func situation(ofTicket number: Int64, repliedToExists: Bool, now: Timestamp) -> Situation {
        let ticket = ticket(number)
        return Situation(
            desk: ticket.flatMap { desk($0.desk, version: $0.deskVersion) }, ticket: ticket,
            repliedToExists: repliedToExists, now: now)
    }

    private mutating func take(_ event: TicketEvent) throws {
        let index = tickets.firstIndex { $0.number == event.ticketNumber }
        guard let next = Ticket.applying(event, to: index.map { tickets[$0] }) else {
            throw StoreFailure.corrupt("event \(event.revision) does not follow on ticket \(event.ticketNumber)")
        }
        if let index { tickets[index] = next } else { tickets.append(next) }
        if let comment = Comment(event) { comments[event.ticketNumber, default: []].append(comment) }
    }

    mutating func install(_ desk: Desk) -> DeskVersion {
        let newest = self.desk(desk.key, version: nil)
        if let newest, newest.desk == desk { return newest }
        let version = DeskVersion(version: (newest?.version ?? 0) + 1, desk: desk)
        desks.append(version)
        return version
    }

    mutating func save(_ principal: Principal) {
        principals.removeAll { $0.person.id == principal.person.id }
        principals.append(principal)
    }
}
