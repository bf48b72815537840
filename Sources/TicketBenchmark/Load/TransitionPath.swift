internal import ArgumentParser
internal import TicketClient

/// The statuses through which a new ticket goes until it is in one from which it can go back to the one before.
struct TransitionPath {
    /// So many moves are tried.
    private static let movesMax = 6

    /// At least one; the first is not the status that a new ticket has.
    private(set) var statuses: [String] = []
    /// The status before the last.
    private(set) var beforeEnd: String
    private(set) var end: String

    /// Looks for one by moving a ticket.
    init(of ticket: Ticket, _ tickets: TicketServiceClient, desk: String) async throws {
        beforeEnd = ticket.status
        end = ticket.status
        var possible = try await Self.transitions(of: ticket, tickets)
        for _ in 0..<Self.movesMax {
            // A status where nothing can be done is an end.
            guard let status = possible.first else { break }
            _ = try await tickets.transitionTicket(TransitionTicketRequest(number: ticket.number, status: status))
            (beforeEnd, end) = (end, status)
            statuses.append(status)
            possible = try await Self.transitions(of: ticket, tickets)
            if possible.contains(beforeEnd) { return }
        }
        throw ValidationError(
            """
            your token cannot move a ticket of the desk "\(desk)" to and fro between two statuses: leave transition \
            out of --mix, name another desk with --desk, or use the token of an agent or a service
            """)
    }

    private static func transitions(of ticket: Ticket, _ tickets: TicketServiceClient) async throws -> [String] {
        let request = ListAvailableTransitionsRequest(number: ticket.number)
        return try await tickets.listAvailableTransitions(request).transitions.map(\.status)
    }
}
