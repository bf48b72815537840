internal import TicketCore

extension StoreState {
    /// Erases somebody, or counts what would go.
    mutating func erase(_ request: ErasureRequest, now: Timestamp) throws -> ErasureReport {
        let name = request.actor.tenant
        if let known = try tenant(name).knownErasure(request) { return known }
        guard !request.validateOnly else {
            var copy = self
            return try copy.carryOut(request, now: now)
        }
        let report = try carryOut(request, now: now)
        tenants[name, default: TenantState()].remember(request, report)
        peopleEpoch &+= 1
        for watcher in watchers + peopleWatchers + eventWatchers.map(\.continuation) { watcher.yield() }
        return report
    }

    /// Who somebody is by what the tenant's events tell, and the tickets on which they stand.
    func look(
        for known: ErasedPerson, tenant name: String
    ) throws -> (person: ErasedPerson, tickets: [Int64]) {
        let tenant = tenant(name)
        var person = known
        while true {
            let own = tenant.tickets.filter { person.was($0.requester) }.map(\.number)
            var scan = PersonScan(
                person, ownTickets: Set(own), holder: { tenant.principal(named: $0)?.person.id },
                isKnown: { tenant.person($0) != nil })
            var numbers: Set<Int64> = []
            for entry in feed where entry.tenant == name {
                if try scan.take(entry.event) { numbers.insert(entry.event.ticketNumber) }
            }
            if !scan.hasLearned { return (person, numbers.sorted()) }
            person = scan.person
        }
    }

    private mutating func carryOut(_ request: ErasureRequest, now: Timestamp) throws -> ErasureReport {
        let name = request.actor.tenant
        var report = ErasureReport()
        var known = try tenant(name).known(as: request.person)
        known.pseudonym = request.pseudonym
        let tokenCount = tokens.count
        tokens = tokens.filter { $0.value.tenant != name || !known.ids.contains($0.value.record.personID) }
        report.credentials = Int64(tokenCount - tokens.count)
        tenants[name]?.dropPrincipals(of: known, &report)
        let (person, tickets) = try look(for: known, tenant: name)
        let own = Set(tenant(name).tickets.filter { person.was($0.requester) }.map(\.number))
        for number in tickets {
            try erase(person, from: number, own, in: name, author: request.actor.person, now: now, &report)
        }
        tenants[name]?.erase(person, &report)
        return report
    }

    /// Erases somebody from a ticket, its events and what is read off those.
    private mutating func erase(
        _ person: ErasedPerson, from number: Int64, _ own: Set<Int64>, in name: String, author: PersonReference,
        now: Timestamp, _ report: inout ErasureReport
    ) throws {
        let tenant = tenant(name)
        var eraser = TicketEraser(
            person, isOwnTicket: own.contains, desk: { tenant.desk($0, version: $1)?.desk })
        var last: Int64 = 0
        for index in feed.indices where feed[index].tenant == name && feed[index].event.ticketNumber == number {
            feed[index].event = eraser.erasing(feed[index].event)
            last = feed[index].event.revision
        }
        report.count(eraser)
        if eraser.hasChanged {
            let event = TicketEvent(
                ticketNumber: number, revision: last + 1, time: now, actor: author, change: .requesterErased)
            feed.append(FeedEntry(tenant: name, event: event))
            let events = feed.filter { $0.tenant == name && $0.event.ticketNumber == number }.map(\.event)
            try tenants[name]?.replay(events, of: number)
        }
        tenants[name]?.eraseFiles(on: number, eraser, &report)
    }
}
