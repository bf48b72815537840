internal import TicketCore

extension TenantState {
    /// What a request for an erasure came to.
    struct KnownErasure {
        var fingerprint: [UInt8]
        var report: ErasureReport
    }

    func knownErasure(_ request: ErasureRequest) throws -> ErasureReport? {
        guard let key = request.idempotencyKey,
            let known = erasures[RequestName(person: request.actor.person.id, requestID: key.requestID)]
        else { return nil }
        guard known.fingerprint == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
        return known.report
    }

    mutating func remember(_ request: ErasureRequest, _ report: ErasureReport) {
        guard let key = request.idempotencyKey else { return }
        erasures[RequestName(person: request.actor.person.id, requestID: key.requestID)] =
            KnownErasure(fingerprint: key.fingerprint, report: report)
    }

    /// Refuses what somebody asks for who is erased.
    func checkNotErased(_ person: String) throws {
        if erasedIDs.contains(person) { throw Refusal.personErased }
    }

    func known(as name: String) throws -> ErasedPerson {
        let principal = principals.first { $0.person.id == name } ?? principal(named: name)
        return try ErasedPerson(principal: principal, named: name)
    }

    mutating func dropPrincipals(of person: ErasedPerson, _ report: inout ErasureReport) {
        erasedIDs.formUnion(person.ids)
        let count = principals.count
        principals.removeAll { person.ids.contains($0.person.id) }
        report.credentials += Int64(count - principals.count)
        identity.erase(person)
    }

    /// Makes a ticket, its comments and what is remembered of commands on it anew from its events.
    mutating func replay(_ events: [TicketEvent], of number: Int64) throws {
        var ticket: Ticket?
        var comments: [Comment] = []
        var moments: [Int64: Ticket] = [:]
        for event in events {
            ticket = Ticket.applying(event, to: ticket)
            moments[event.revision] = ticket
            if let comment = Comment(event) { comments.append(comment) }
        }
        guard let ticket, let index = tickets.firstIndex(where: { $0.number == number }) else {
            throw StoreFailure.corrupt("the events of ticket \(number) do not follow on each other")
        }
        tickets[index] = ticket
        if !comments.isEmpty { self.comments[number] = comments }
        for (name, request) in requests {
            requests[name]?.result = request.result.replayed(of: number, moments, comments)
        }
    }

    /// Removes the files that go with a ticket, and renames those that stay.
    mutating func eraseFiles(on number: Int64, _ eraser: TicketEraser, _ report: inout ErasureReport) {
        for index in attachments.indices.reversed() where attachments[index].ticketNumber == number {
            if let next = eraser.erasing(attachments[index]) {
                attachments[index] = next
            } else {
                removeAttachment(at: index, &report)
            }
        }
        guard eraser.isOwn else { return }
        for (name, upload) in uploads where upload.new.ticketNumber == number { removeUpload(name, &report) }
    }

    /// Erases somebody from everything that is no ticket.
    mutating func erase(_ person: ErasedPerson, _ report: inout ErasureReport) {
        erasedIDs.formUnion(person.ids)
        identity.erase(person)
        for index in conversations.indices { conversations[index].erase(person, &report) }
        for index in attachments.indices.reversed()
        where attachments[index].commentID == nil && person.isMeant(by: attachments[index].author) {
            removeAttachment(at: index, &report)
        }
        for name in uploads.keys where person.ids.contains(name.person) { removeUpload(name, &report) }
        eraseMail(of: person, &report)
        requests = requests.filter { !person.ids.contains($0.key.person) }
        callRequests = callRequests.filter { !person.ids.contains($0.key.person) }
        for index in desks.indices { desks[index].author = desks[index].author.map(person.erasing) }
        eraseVotesAndViews(of: person, &report)
    }

    private mutating func eraseVotesAndViews(of person: ErasedPerson, _ report: inout ErasureReport) {
        for (place, id) in person.ids.sorted().enumerated() {
            guard let said = votes.removeValue(forKey: id) else { continue }
            votes[person.pseudonym + (place == 0 ? "" : "-\(place + 1)")] = said
            report.votes += Int64(said.count)
        }
        for (owner, kept) in views {
            let isOwn = if case .person(let id) = owner { person.ids.contains(id) } else { false }
            for (name, view) in kept where isOwn || person.isMeant(byViewOf: view.definition, named: name) {
                views[owner]?.removeValue(forKey: name)
                report.views += 1
            }
        }
    }

    private mutating func removeAttachment(at index: Int, _ report: inout ErasureReport) {
        let file = attachments.remove(at: index).file
        files[file.id] = nil
        report.attachments += 1
        report.attachmentBytes += file.sizeBytes
    }

    private mutating func removeUpload(_ name: UploadName, _ report: inout ErasureReport) {
        guard let upload = uploads.removeValue(forKey: name), !upload.isComplete else { return }
        files[upload.fileID] = nil
        report.attachments += 1
        report.attachmentBytes += upload.new.sizeBytes
    }
}

extension StoredConversation {
    fileprivate mutating func erase(_ person: ErasedPerson, _ report: inout ErasureReport) {
        var eraser = ConversationEraser(person, conversation)
        messages = messages.map { eraser.erasing($0) }
        readMarks = readMarks.map { eraser.erasing($0) }
        conversation = eraser.erasing(
            conversation, messageBytes: messages.reduce(0) { $0 + Int64($1.body.utf8.count) })
        report.count(eraser)
    }
}

extension TenantState.KnownRequest.Result {
    /// What a retry is answered with once a ticket's events are others.
    fileprivate func replayed(of number: Int64, _ moments: [Int64: Ticket], _ comments: [Comment]) -> Self {
        switch self {
        case .command(let outcome) where outcome.ticket.number == number:
            let comment = outcome.comment.flatMap { old in comments.first { $0.id == old.id } }
            return .command(
                CommandOutcome(ticket: moments[outcome.ticket.revision] ?? outcome.ticket, comment: comment))
        case .conversation(let id, let messageID, let ticket?) where ticket.number == number:
            return .conversation(id: id, messageID: messageID, ticket: moments[ticket.revision] ?? ticket)
        case .command, .conversation: return self
        }
    }
}

extension IdentityState {
    /// Forgets how somebody proves who they are, and who they are in the log.
    fileprivate mutating func erase(_ person: ErasedPerson) {
        for id in person.ids { credentials[id] = nil }
        let ended = Set(sessions.filter { person.ids.contains($0.personID) }.map(\.id))
        sessions.removeAll { ended.contains($0.id) }
        refreshTokens.removeAll { ended.contains($0.sessionID) }
        resets.removeAll { person.ids.contains($0.personID) }
        for index in audit.indices { audit[index].entry = audit[index].entry.erasing(person) }
    }
}
