/// Decides on a comment: it lands on the ticket, on the one into which that was merged, or becomes a new one.
struct CommentDecider {
    let request: CommandRequest
    let situation: Situation

    func decide(_ comment: AskedComment) throws(Refusal) -> Decision {
        guard let written = situation.ticket, let desk = situation.desk?.desk else { throw .ticketNotFound(request) }
        let operation = request.command.operation
        try request.checkPermission(operation, on: written)
        if let expected = request.expectedRevision, expected != written.revision {
            throw .staleRevision(expected: expected, present: written.revision)
        }
        if written.state.deleteTime != nil { throw .deleted }
        guard let merged = written.state.mergedInto else {
            return try decide(comment, on: written, of: desk, writtenOn: nil)
        }
        guard let target = situation.other, let targetDesk = situation.otherDesk?.desk,
            target.state.isActive, Authorization.may(request.actor, operation, target) == .yes
        else { throw .merged(into: merged) }
        return try decide(comment, on: target, of: targetDesk, writtenOn: written.number)
    }

    private func decide(
        _ comment: AskedComment, on ticket: Ticket, of desk: Desk, writtenOn: Int64?
    ) throws(Refusal) -> Decision {
        let isCustomer = Authorization.isCustomerSide(request.actor, of: ticket)
        var validator = FieldValidator(desk: desk)
        validator.checkComment(
            comment.body, replyTo: comment.replyTo, exists: repliedToExists, hasFiles: !comment.attachments.isEmpty)
        let files = AttachmentChecker(
            ids: comment.attachments, found: situation.attachments, author: request.actor.person,
            ticketNumber: writtenOn ?? ticket.number, limits: desk.limits
        ).files(&validator)
        try validator.finish()
        switch policy(of: desk, ticket, isCustomer: isCustomer) {
        case .refuse where !comment.isInternal: throw .commentsClosed(status: ticket.status.key)
        case .followUp where !comment.isInternal:
            guard files.isEmpty else { throw .filesOnFollowUp }
            return try CreationDecider(request: request, situation: situation)
                .decideFollowUp(of: ticket, body: comment.body, channel: comment.channel)
        default: break
        }
        var run = WorkflowRun(
            EventLog(of: ticket, actor: request.actor.person, now: situation.now), desk: desk,
            calendar: situation.calendar)
        run.add(
            .commentAdded(
                NewComment(
                    id: ticket.commentCount + 1, body: comment.body, replyTo: comment.replyTo, channel: comment.channel,
                    isInternal: comment.isInternal, writtenOn: writtenOn, attachments: files)))
        if !comment.isInternal { follow(comment, isCustomer: isCustomer, &run) }
        try run.settle(in: situation, tenant: request.actor.tenant)
        return Decision(run)
    }

    /// A note among staff moves nothing and is told to nobody.
    private func follow(_ comment: AskedComment, isCustomer: Bool, _ run: inout WorkflowRun) {
        run.tellOfComment()
        if isCustomer {
            run.signal(.customerActivity)
            run.follow(.customerReply)
        } else if !comment.informational {
            run.signal(.agentReply)
            run.follow(.agentReply)
        }
    }

    private func policy(of desk: Desk, _ ticket: Ticket, isCustomer: Bool) -> ReplyPolicy {
        guard let status = desk.status(ticket.status.key) else { return .accept }
        guard isCustomer else { return status.agentReply }
        guard let window = status.replyWindowSeconds, let since = ticket.state.endTime else {
            return status.customerReply
        }
        let passed = situation.now.microsecondsSinceEpoch.subtractingReportingOverflow(since.microsecondsSinceEpoch)
        let isLate = passed.overflow || passed.partialValue / 1_000_000 >= window
        return isLate ? status.lateReply : status.customerReply
    }

    /// A note among staff does not exist for those who may not read it.
    private var repliedToExists: Bool {
        switch situation.repliedTo {
        case nil: false
        case .visible: true
        case .note: Authorization.readsInternal(request.actor)
        }
    }
}
