internal import TicketCore
internal import TicketMessages

extension TicketMessages.Ticket {
    /// A ticket as its reader sees it, with the labels of its desk in the reader's language.
    init(_ ticket: TicketCore.Ticket, desk: TicketCore.Desk, caller: Caller) {
        self.init(unlabelled: ticket, reader: caller.actor)
        let preference = caller.preference(for: desk)
        displayNumber = desk.numberPrefix + String(ticket.number)
        issueTypeLabel = desk.issueType(ticket.issueType)?.labels.text(in: preference) ?? ""
        let role = Authorization.workflowRole(of: caller.actor)
        if let seen = desk.presented(ticket.status.key, to: role) {
            statusLabel = seen.labels(for: role).text(in: preference)
            status = seen.key
            category = StatusCategory(seen.category)
            waitingOn = WaitingOn(seen.waitingOn)
        }
        complete(ticket.state, desk: desk, preference: preference, role: role)
    }

    /// A ticket as its reader sees it, without labels.
    init(unlabelled ticket: TicketCore.Ticket, reader: Actor) {
        let mayReadCC = reader.person.role != .requester || reader.person.id == ticket.requester.id
        self.init(
            number: ticket.number, desk: ticket.desk, subject: ticket.subject, issueType: ticket.issueType,
            description: ticket.description, ccEmails: mayReadCC ? ticket.ccEmails : [], shared: ticket.shared,
            locale: ticket.locale?.text ?? "", channel: Channel(ticket.channel), status: ticket.status.key,
            category: StatusCategory(ticket.status.category), waitingOn: WaitingOn(ticket.status.waitingOn),
            requester: Person(ticket.requester, reader: reader), account: ticket.account ?? "",
            createTime: GoogleProtobufTimestamp(ticket.createTime),
            updateTime: GoogleProtobufTimestamp(ticket.updateTime), revision: ticket.revision,
            etag: ETag.text(revision: ticket.revision), commentCount: Int32(clamping: ticket.commentCount),
            deskVersion: Int32(clamping: ticket.deskVersion))
        add(ticket.state, of: ticket, reader: reader)
    }
}

extension TicketMessages.Comment {
    /// A comment as its reader sees it.
    init(_ comment: TicketCore.Comment, ticketNumber: Int64, reader: Actor) {
        self.init(
            id: comment.id, ticketNumber: ticketNumber, body: comment.body, replyTo: comment.replyTo ?? 0,
            author: Person(comment.author, reader: reader), createTime: GoogleProtobufTimestamp(comment.createTime),
            channel: Channel(comment.channel), internal: comment.isInternal,
            attachments: comment.attachments.map { file in
                Attachment(TicketCore.Attachment(file, of: comment, on: ticketNumber), reader: reader)
            }, mergedFrom: comment.writtenOn ?? 0)
    }
}
