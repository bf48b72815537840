internal import TicketClient

/// Connects, and finds or makes the tickets that a run needs.
struct Preparation: Sendable {
    let clients: [TicketClient]
    let desk: String
    let mix: Mix
    /// How many tickets are read and commented on.
    let ticketCount: Int
    /// How many make calls at once.
    let laneCount: Int
    /// Begins the request ids.
    let requestPrefix: String

    /// Those who make the calls, spread evenly over the connections.
    ///
    /// - Throws: `RPCError`, and `ValidationError` where the desk does not allow what the mix asks for.
    func lanes() async throws -> [Lane] {
        _ = try await each(clients.count) { index in
            try await clients[index].identity.whoAmI(WhoAmIRequest())
        }
        let numbers = try await numbers()
        let target = CallTarget(desk: desk, numbers: numbers, requestPrefix: requestPrefix)
        let own = try await ownTickets(target)
        return (0..<laneCount).map { lane in
            Lane(clients[lane % clients.count], target, own: own.isEmpty ? nil : own[lane])
        }
    }

    /// Tickets that are still open, so that comments on them are taken.
    private func numbers() async throws -> [Int64] {
        guard mix.contains(.get) || mix.contains(.comment) else { return [] }
        var numbers: [Int64] = []
        let filter = TicketFilter(desks: [desk], categories: [.new, .open, .waiting])
        let found = clients[0].tickets.all(filter: filter)
        for try await ticket in found {
            numbers.append(ticket.number)
            if numbers.count == ticketCount { return numbers }
        }
        let target = CallTarget(desk: desk, numbers: [], requestPrefix: "\(requestPrefix)-made")
        return try await numbers + made(ticketCount - numbers.count, target).map(\.number)
    }

    private func made(_ count: Int, _ target: CallTarget) async throws -> [Ticket] {
        try await each(count) { index in
            let request = CreateTicketRequest(
                ticket: target.ticket(UInt64(index)), requestID: target.requestID(UInt64(index)))
            return try await clients[index % clients.count].tickets.createTicket(request)
        }
    }

    /// One ticket for each lane; none where the mix moves none.
    private func ownTickets(_ target: CallTarget) async throws -> [OwnTicket] {
        guard mix.contains(.transition) else { return [] }
        let target = CallTarget(desk: target.desk, numbers: [], requestPrefix: "\(requestPrefix)-own")
        let tickets = try await made(laneCount, target)
        let path = try await TransitionPath(of: tickets[0], clients[0].tickets, desk: desk)
        let rest = tickets.dropFirst()
        _ = try await each(rest.count) { index in
            let ticket = rest[rest.startIndex + index]
            for status in path.statuses.dropLast() {
                let request = TransitionTicketRequest(number: ticket.number, status: status)
                _ = try await clients[index % clients.count].tickets.transitionTicket(request)
            }
        }
        return [OwnTicket(number: tickets[0].number, status: path.end, other: path.beforeEnd)]
            + rest.map { OwnTicket(number: $0.number, status: path.beforeEnd, other: path.end) }
    }

    /// Does something so many times, as many at once as there will be calls, and gives the values in order.
    private func each<Value: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        let width = min(count, max(laneCount, clients.count))
        return try await withThrowingTaskGroup { group in
            for first in 0..<width {
                group.addTask {
                    var values: [(index: Int, value: Value)] = []
                    for index in stride(from: first, to: count, by: width) {
                        values.append((index, try await body(index)))
                    }
                    return values
                }
            }
            let values = try await group.reduce(into: []) { $0 += $1 }
            return values.sorted { $0.index < $1.index }.map(\.value)
        }
    }
}
