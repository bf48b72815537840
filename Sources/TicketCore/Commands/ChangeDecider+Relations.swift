/// What hangs together with a ticket.
extension ChangeDecider {
    /// How many links and how many merged tickets one ticket has at most.
    private static let relationsMax = 100

    mutating func link(to number: Int64, _ kind: TicketLink.Kind) throws(Refusal) {
        var log = try otherTicket(number, for: .linkTickets)
        let link = TicketLink(number: number, kind: kind)
        guard !ticket.state.links.contains(link) else { return }
        guard max(ticket.state.links.count, log.ticket.state.links.count) < Self.relationsMax else {
            throw .conflict(
                reason: "TOO_MANY_LINKS", message: "a ticket has at most \(Self.relationsMax) links", legal: [])
        }
        run.add(.linked(link))
        log.add(.linked(TicketLink(number: ticket.number, kind: kind.inverse)))
        other = log
    }

    mutating func unlink(from number: Int64, _ kind: TicketLink.Kind) throws(Refusal) {
        let link = TicketLink(number: number, kind: kind)
        guard ticket.state.links.contains(link) else { throw .notFound(what: "\(kind.rawValue) link to \(number)") }
        guard let present = situation.other, present.number == number else { throw .notFound(what: "ticket \(number)") }
        var log = EventLog(of: present, actor: actor.person, now: situation.now)
        run.add(.unlinked(link))
        log.add(.unlinked(TicketLink(number: ticket.number, kind: kind.inverse)))
        other = log
    }

    /// The source stays as it is, its timers too: they do not fire while it is merged.
    mutating func merge(into number: Int64) throws(Refusal) {
        var log = try otherTicket(number, for: .mergeTickets)
        guard mayRead(log.ticket, requesterOf: ticket) else {
            throw .conflict(
                reason: "REQUESTER_NOT_LET_IN",
                message: "whoever asked here cannot see ticket \(number), where answers would land;"
                    + " let them in there first, or merge the other way round",
                legal: [])
        }
        guard log.ticket.state.mergedTickets.count < Self.relationsMax else {
            throw .conflict(
                reason: "TOO_MANY_MERGES", message: "at most \(Self.relationsMax) tickets are merged into one",
                legal: [])
        }
        run.add(.mergedInto(number))
        log.add(.absorbed(ticket.number))
        other = log
    }

    mutating func unmerge() throws(Refusal) {
        guard let number = ticket.state.mergedInto else {
            throw .conflict(reason: "NOT_MERGED", message: "the ticket is not merged into another", legal: [])
        }
        run.add(.unmergedFrom(number))
        guard let target = situation.other, target.number == number else { return }
        var log = EventLog(of: target, actor: actor.person, now: situation.now)
        log.add(.released(ticket.number))
        other = log
    }

    /// The other ticket, if the actor may do this to it too, and it is there to be done.
    private func otherTicket(_ number: Int64, for operation: Operation) throws(Refusal) -> EventLog {
        guard number != ticket.number else {
            throw .invalid([
                FieldViolation(
                    field: "other", reason: "SAME_TICKET", description: "name another ticket than \(number) itself")
            ])
        }
        guard let present = situation.other, present.number == number else { throw .notFound(what: "ticket \(number)") }
        switch Authorization.may(actor, operation, present) {
        case .yes: break
        case .no: throw .forbidden(operation)
        case .notFound: throw .notFound(what: "ticket \(number)")
        }
        if present.state.deleteTime != nil { throw .deleted }
        if let target = present.state.mergedInto { throw .merged(into: target) }
        return EventLog(of: present, actor: actor.person, now: situation.now)
    }

    private func mayRead(_ target: Ticket, requesterOf source: Ticket) -> Bool {
        var reader = Actor(tenant: actor.tenant, person: source.requester)
        // A program that asked is held to what a customer sees, whatever its token allows.
        reader.person.role = .requester
        return Authorization.may(reader, .readTicket, target) == .yes
    }
}
