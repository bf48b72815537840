internal import ProtobufC
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Hands over what is kept of somebody, as they may see it themselves, page by page.
struct PersonExporter {
    /// How much is read at once.
    private static let pageSize = 100
    private static let chunkBytes: Int64 = 128 << 10

    let endpoints: Endpoints
    let caller: Caller
    let lines: LineSender

    /// Hands it over. Before the first line `note` is told the person's id, nil for somebody known by an address alone.
    func export(_ name: String, note: (_ id: String?) async throws -> Void) async throws {
        let known = try await endpoints.store.known(as: name, tenant: caller.tenant)
        let id = known.ids.first ?? ""
        let principal = try await endpoints.store.principal(id: id, tenant: caller.tenant)
        let numbers = try await endpoints.store.ticketNumbers(with: known, tenant: caller.tenant)
        // Somebody who may not call is known by an address alone.
        let person =
            principal?.person
            ?? PersonReference(id: id, name: "", email: known.addresses.first ?? "", role: .requester)
        let mail = try await PersonalMail(of: known, tenant: caller.tenant, in: endpoints.store)
        guard principal != nil || !numbers.isEmpty || !mail.isEmpty else {
            throw RPCError.notFound("person \"\(name)\"")
        }
        try await note(id.isEmpty ? nil : id)
        let reader = Actor(tenant: caller.tenant, person: person, locale: principal?.locale)
        if principal != nil { try await lines.send(PersonRecord(kind: .person(Person(person, reader: reader)))) }
        let owner = Caller(caller, as: reader)
        for number in numbers { try await exportTicket(number, known, owner) }
        try await exportConversations(owner)
        try await exportRest(owner)
        try await mail.send(to: lines)
        try await lines.finish()
    }

    // MARK: Tickets

    private func exportTicket(_ number: Int64, _ known: ErasedPerson, _ owner: Caller) async throws {
        guard let ticket = try await endpoints.store.ticket(number, tenant: caller.tenant) else { return }
        let isOwn = known.isMeant(by: ticket.requester)
        if isOwn {
            let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
            try await lines.send(PersonRecord(kind: .ticket(TicketMessages.Ticket(ticket, desk: desk, caller: owner))))
        } else {
            for participant in ticket.state.participants where known.isMeant(byAddress: participant.email) {
                let participation = Participation(
                    ticketNumber: number, participant: TicketMessages.Participant(participant))
                try await lines.send(PersonRecord(kind: .participation(participation)))
            }
        }
        var after: Int64 = 0
        while true {
            let comments = try await endpoints.store.comments(
                of: number, tenant: caller.tenant, after: after, limit: Self.pageSize, includingInternal: false)
            for comment in comments where isOwn || known.isMeant(by: comment.author) {
                let message = TicketMessages.Comment(comment, ticketNumber: number, reader: owner.actor)
                try await lines.send(PersonRecord(kind: .comment(message)))
            }
            guard comments.count == Self.pageSize, let last = comments.last else { break }
            after = last.id
        }
        try await exportFiles(of: number, isOwn: isOwn, known, owner)
    }

    private func exportFiles(
        of number: Int64, isOwn: Bool, _ known: ErasedPerson, _ owner: Caller
    ) async throws {
        var place: Int64 = 0
        while true {
            let page = try await endpoints.store.attachments(
                of: number, tenant: caller.tenant, reader: AttachmentReader(owner.actor), after: place,
                limit: Self.pageSize)
            for (_, attachment) in page where isOwn || known.isMeant(by: attachment.author) {
                try await export(attachment, owner)
            }
            guard page.count == Self.pageSize, let last = page.last else { return }
            place = last.place
        }
    }

    private func export(_ attachment: TicketCore.Attachment, _ owner: Caller) async throws {
        try await lines.send(
            PersonRecord(kind: .attachment(TicketMessages.Attachment(attachment, reader: owner.actor))))
        var offset: Int64 = 0
        while offset < attachment.file.sizeBytes {
            let count = Int(min(Self.chunkBytes, attachment.file.sizeBytes - offset))
            let bytes = try await endpoints.store.read(attachment, tenant: caller.tenant, at: offset, count: count)
            guard bytes.count == count else {
                throw StoreFailure.corrupt("the file of attachment \(attachment.file.id) is too short")
            }
            let piece = FileBytes(attachmentID: attachment.file.id, offsetBytes: offset, data: bytes)
            try await lines.send(PersonRecord(kind: .fileBytes(piece)))
            offset += Int64(count)
        }
    }

    // MARK: The rest

    private func exportConversations(_ owner: Caller) async throws {
        guard !owner.actor.person.id.isEmpty else { return }
        var before: Int64?
        while true {
            let page = try await endpoints.store.conversations(
                ConversationQuery(
                    tenant: caller.tenant, requester: owner.actor.person.id, before: before, limit: Self.pageSize))
            for snapshot in page {
                let message = TicketMessages.Conversation(snapshot, reader: owner.actor, absence: nil)
                try await lines.send(PersonRecord(kind: .conversation(message)))
                // Those of its ticket are its comments.
                if snapshot.ticket == nil { try await exportMessages(of: snapshot.conversation, owner) }
            }
            guard page.count == Self.pageSize, let last = page.last else { return }
            before = last.position
        }
    }

    private func exportMessages(of conversation: TicketCore.Conversation, _ owner: Caller) async throws {
        var after: Int64 = 0
        while true {
            let page = try await endpoints.store.conversation(
                conversation.id, tenant: caller.tenant, after: after, limit: Self.pageSize)
            let messages = page?.messages ?? []
            for message in messages {
                let message = TicketMessages.Message(message, in: conversation, reader: owner.actor)
                try await lines.send(PersonRecord(kind: .message(message)))
            }
            guard messages.count == Self.pageSize, let last = messages.last else { return }
            after = last.id
        }
    }

    private func exportRest(_ owner: Caller) async throws {
        let id = owner.actor.person.id
        guard !id.isEmpty else { return }
        for vote in try await endpoints.store.votes(of: id, tenant: caller.tenant) {
            let rating = TicketMessages.ArticleRating(desk: vote.desk, article: vote.article, helpful: vote.isHelpful)
            try await lines.send(PersonRecord(kind: .articleRating(rating)))
        }
        for view in try await endpoints.store.views(of: .person(id), tenant: caller.tenant) {
            try await lines.send(PersonRecord(kind: .view(try TicketView(unpacking: view.definition))))
        }
    }
}
