internal import TicketCore

extension TenantState {
    func tickets(_ query: TicketQuery) -> [Ticket] {
        let matches = tickets.filter { ticket in
            query.scope.contains(ticket) && query.filter.matches(ticket)
                && (query.after.map { query.order.precedes($0, TicketPosition(ticket)) } ?? true)
        }
        let sorted = matches.sorted { query.order.precedes(TicketPosition($0), TicketPosition($1)) }
        return Array(sorted.prefix(max(0, query.limit)))
    }

    func comments(of number: Int64, after: Int64, limit: Int, includingInternal: Bool) -> [Comment] {
        let found = (comments[number] ?? []).filter { $0.id > after && (includingInternal || !$0.isInternal) }
        return Array(found.prefix(max(0, limit)))
    }

    /// The desk of an event's ticket, if the reader may see the event and asks for it. What counts is whether the
    /// ticket is visible, and where it is, now.
    func deskToShow(_ entry: StoreState.FeedEntry, to query: EventQuery) -> String? {
        guard let ticket = ticket(entry.event.ticketNumber), query.scope.contains(ticket), query.shows(entry.event),
            query.ticketNumbers.isEmpty || query.ticketNumbers.contains(ticket.number),
            query.desks.isEmpty || query.desks.contains(ticket.desk)
        else { return nil }
        return ticket.desk
    }

    func newestDesks() -> [DeskVersion] {
        Set(desks.map(\.version.desk.key)).sorted().compactMap { desk($0, version: nil) }
    }

    func principal(named name: String) -> Principal? {
        principals.first { principal in
            principal.person.role == .service
                ? principal.person.name == name
                : !name.isEmpty && principal.person.email.lowercased() == name.lowercased()
        }
    }
}
