internal import TicketCore

extension StoreState {
    /// Everything that a desk has, in the order of an archive.
    func records(ofDesk key: String, tenant name: String) -> [DeskRecord] {
        let tenant = tenant(name)
        var records = tenant.versions(ofDesk: key)
        let numbers = Set(tenant.tickets.filter { $0.desk == key }.map(\.number))
        records += tenant.attachments.filter { numbers.contains($0.ticketNumber) }.map(DeskRecord.attachment)
        records += feed.filter { $0.tenant == name && numbers.contains($0.event.ticketNumber) }
            .map { .event($0.event) }
        records += tenant.conversations(ofDesk: key, tickets: numbers)
        let others = Set(records.compactMap(\.namedVersion)).filter { $0.key != key }
        records += others.sorted().compactMap { tenant.deskSource($0.key, version: $0.version) }.map { .version($0) }
        return records + tenant.feedback(ofDesk: key)
    }

    /// Takes a desk in, all of it or, where it throws, nothing.
    mutating func add(_ desk: DeskImport, now: Timestamp) throws {
        var tenant = tenant(desk.actor.tenant)
        let request = StoreRequest(person: desk.actor.person.id, key: desk.idempotencyKey, now: now)
        guard try !tenant.isRepeated(request) else { return }
        let events = try tenant.add(desk)
        guard !desk.validateOnly else { return }
        tenants[desk.actor.tenant] = tenant
        publish(events, tenant: desk.actor.tenant)
    }
}

extension TenantState {
    fileprivate func versions(ofDesk key: String) -> [DeskRecord] {
        desks.filter { $0.version.desk.key == key }.sorted { $0.version.version < $1.version.version }
            .map { .version($0) }
    }

    fileprivate func conversations(ofDesk key: String, tickets: Set<Int64>) -> [DeskRecord] {
        let found = conversations.filter { stored in
            stored.conversation.ticketNumber.map(tickets.contains) ?? (stored.conversation.desk == key)
        }
        return found.flatMap { stored in
            let marks = stored.readMarks.sorted { $0.person.id.utf8.lexicographicallyPrecedes($1.person.id.utf8) }
            return [.conversation(stored.conversation)] + stored.messages.map(DeskRecord.message)
                + marks.map(DeskRecord.readMark)
        }
    }

    fileprivate func feedback(ofDesk key: String) -> [DeskRecord] {
        let people = votes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let found = people.flatMap { person, votes in
            votes.filter { $0.key.desk == key }
                .sorted { $0.key.article.utf8.lexicographicallyPrecedes($1.key.article.utf8) }
                .map { DeskRecord.vote(person: person, article: $0.key.article, isHelpful: $0.value) }
        }
        return found + views(of: .desk(key)).map { .view(name: $0.name, definition: $0.definition) }
    }
}
