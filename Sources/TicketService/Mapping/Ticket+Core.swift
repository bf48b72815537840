internal import TicketCore
internal import TicketMessages

extension TicketMessages.Ticket {
    /// A ticket as its reader sees it, with the labels of its desk in the reader's language.
    init(_ ticket: TicketCore.Ticket, desk: TicketCore.Desk, caller: Caller) {
        self.init(ticket, view: DeskView(desk: desk, caller: caller), reader: caller.actor)
    }

    /// A ticket as its reader sees it, whose view of the ticket's desk is at hand.
    init(_ ticket: TicketCore.Ticket, view: DeskView, reader: Actor) {
        self.init(unlabelled: ticket, reader: reader)
        displayNumber = view.desk.numberPrefix + String(ticket.number)
        issueTypeLabel = view.desk.issueType(ticket.issueType).map { view.text($0.labels) } ?? ""
        if let seen = view.desk.presented(ticket.status.key, to: view.role) {
            statusLabel = view.text(seen.labels(for: view.role))
            status = seen.key
            category = StatusCategory(seen.category)
            waitingOn = WaitingOn(seen.waitingOn)
        }
        complete(ticket.state, view: view)
    }

    /// A ticket as its reader sees it, without labels.
    init(unlabelled ticket: TicketCore.Ticket, reader: Actor) {
        let mayReadCC = reader.person.role != .requester || reader.person.id == ticket.requester.id
        let status = ticket.status(for: Authorization.workflowRole(of: reader))
        let commentCount =
            Authorization.readsInternal(reader) ? ticket.commentCount : ticket.publicCommentCount
        self.init(
            number: ticket.number, desk: ticket.desk, subject: ticket.subject, issueType: ticket.issueType,
            description: ticket.description, ccEmails: mayReadCC ? ticket.ccEmails : [], shared: ticket.shared,
            locale: ticket.locale?.text ?? "", channel: Channel(ticket.channel), status: status.key,
            category: StatusCategory(status.category), waitingOn: WaitingOn(status.waitingOn),
            requester: Person(ticket.requester, reader: reader), account: ticket.account ?? "",
            createTime: GoogleProtobufTimestamp(ticket.createTime),
            updateTime: GoogleProtobufTimestamp(ticket.updateTime), revision: ticket.revision,
            etag: ETag.text(revision: ticket.revision), commentCount: Int32(clamping: commentCount),
            deskVersion: Int32(clamping: ticket.deskVersion))
        add(ticket.state, of: ticket, reader: reader)
    }
}

extension TicketMessages.Comment {
    /// A comment as its reader sees it.
    init(_ comment: TicketCore.Comment, ticketNumber: Int64, reader: Actor) {
        let knowsMerge = Authorization.readsInternal(reader) || reader.person.id == comment.author.id
        self.init(
            id: comment.id, ticketNumber: ticketNumber, body: comment.body, replyTo: comment.replyTo ?? 0,
            author: Person(comment.author, reader: reader), createTime: GoogleProtobufTimestamp(comment.createTime),
            channel: Channel(comment.channel), internal: comment.isInternal,
            attachments: comment.attachments.map { file in
                Attachment(TicketCore.Attachment(file, of: comment, on: ticketNumber), reader: reader)
            }, mergedFrom: knowsMerge ? comment.writtenOn ?? 0 : 0)
    }
}
