internal import TicketCore

extension TenantState {
    func ticket(_ number: Int64) -> Ticket? { tickets.first { $0.number == number } }

    func tickets(_ query: TicketQuery) -> [Ticket] {
        let matches = tickets.reversed().filter { ticket in
            query.scope.contains(ticket) && query.filter.matches(ticket)
                && (query.before.map { ticket.number < $0 } ?? true)
        }
        return Array(matches.prefix(max(0, query.limit)))
    }

    func comments(of number: Int64, after: Int64, limit: Int) -> [Comment] {
        Array((comments[number] ?? []).filter { $0.id > after }.prefix(max(0, limit)))
    }

    /// Whether the reader may see an event and asks for it. What counts is whether the ticket is visible now.
    func shows(_ entry: StoreState.FeedEntry, to query: EventQuery) -> Bool {
        guard let ticket = ticket(entry.event.ticketNumber), query.scope.contains(ticket) else { return false }
        return (query.ticketNumbers.isEmpty || query.ticketNumbers.contains(ticket.number))
            && (query.desks.isEmpty || query.desks.contains(entry.desk))
    }

    func desk(_ key: String, version: Int?) -> DeskVersion? {
        desks.last { $0.desk.key == key && (version == nil || version == $0.version) }
    }

    func newestDesks() -> [DeskVersion] {
        Set(desks.map(\.desk.key)).sorted().compactMap { desk($0, version: nil) }
    }

    func principal(named name: String) -> Principal? {
        principals.first { principal in
            principal.person.role == .service
                ? principal.person.name == name
                : !name.isEmpty && principal.person.email.lowercased() == name.lowercased()
        }
    }
}
