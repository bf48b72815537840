internal import TicketCore

extension TenantState: ConversationSource {
    func conversation(_ id: String) -> Conversation? { stored(id)?.conversation }

    func messages(keptWith id: String) -> [ConversationMessage] { stored(id)?.messages ?? [] }

    func readMark(of person: String, in id: String) -> ReadMark? {
        stored(id)?.readMarks.first { $0.person.id == person }
    }

    func openConversationCount(of person: String) -> Int {
        snapshots.count { $0.isOpen && $0.conversation.requester.id == person }
    }

    func snapshot(_ id: String) -> ConversationSnapshot? { snapshots.first { $0.conversation.id == id } }

    func page(_ id: String, after: Int64, limit: Int) -> ConversationPage? {
        guard let snapshot = snapshot(id), let stored = stored(id) else { return nil }
        let messages =
            snapshot.ticket.map { ticket in
                (comments[ticket.number] ?? []).filter { !$0.isInternal }.map(ConversationMessage.init)
            } ?? stored.messages
        return ConversationPage(
            snapshot: snapshot, messages: Array(messages.filter { $0.id > after }.prefix(max(0, limit))),
            readMarks: stored.readMarks.sorted { $0.person.id.utf8.lexicographicallyPrecedes($1.person.id.utf8) })
    }

    func conversations(_ query: ConversationQuery) -> [ConversationSnapshot] {
        let matches = snapshots.reversed().filter { snapshot in
            query.before.map { snapshot.position < $0 } ?? true
                && query.requester.map { $0 == snapshot.conversation.requester.id } ?? true
                && query.desk.map { $0 == snapshot.conversation.desk } ?? true
                && query.isOpen.map { $0 == snapshot.isOpen } ?? true
        }
        return Array(matches.prefix(max(0, query.limit)))
    }

    func knownOutcome(of request: ConversationRequest) throws -> ConversationOutcome? {
        guard let key = request.idempotencyKey,
            let known = requests[RequestName(person: request.actor.person.id, requestID: key.requestID)]
        else { return nil }
        guard known.fingerprint == key.fingerprint,
            case .conversation(let id, let messageID, let ticket) = known.result,
            var snapshot = snapshot(id)
        else { throw Refusal.requestIDReused(key.requestID) }
        if let ticket { snapshot.ticket = ticket }
        return ConversationOutcome(snapshot: snapshot, messageID: messageID)
    }

    mutating func take(_ decision: ConversationDecision, of request: ConversationRequest) throws -> ConversationOutcome
    {
        if let ticket = decision.ticket { try take(ticket) }
        let index = conversations.firstIndex { $0.conversation.id == decision.conversation.id } ?? conversations.count
        if index == conversations.count {
            conversations.append(StoredConversation(conversation: decision.conversation))
        }
        conversations[index].take(decision)
        guard let snapshot = snapshot(decision.conversation.id) else {
            throw StoreFailure.corrupt("a conversation that was just kept is not there")
        }
        if let key = request.idempotencyKey {
            requests[RequestName(person: request.actor.person.id, requestID: key.requestID)] = KnownRequest(
                fingerprint: key.fingerprint,
                result: .conversation(
                    id: snapshot.conversation.id, messageID: decision.messageID,
                    ticket: decision.ticket?.outcome.ticket))
        }
        return ConversationOutcome(snapshot: snapshot, messageID: decision.messageID)
    }

    private func stored(_ id: String) -> StoredConversation? { conversations.first { $0.conversation.id == id } }

    private var snapshots: [ConversationSnapshot] {
        conversations.enumerated().map { index, stored in
            ConversationSnapshot(
                position: Int64(index + 1), conversation: stored.conversation,
                ticket: stored.conversation.ticketNumber.flatMap(ticket))
        }
    }
}

extension StoredConversation {
    fileprivate mutating func take(_ decision: ConversationDecision) {
        // What became the ticket's comments is kept there.
        if decision.conversation.ticketNumber != nil { messages = [] }
        conversation = decision.conversation
        if let message = decision.message { messages.append(message) }
        if let mark = decision.readMark {
            readMarks.removeAll { $0.person.id == mark.person.id }
            readMarks.append(mark)
        }
    }
}
