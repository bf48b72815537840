/// Decides on a new ticket.
struct CreationDecider {
    let request: CommandRequest
    let situation: Situation

    func decide(_ new: NewTicket) throws(Refusal) -> Decision {
        try checkPermission()
        guard let version = situation.desk, let initial = version.desk.status(version.desk.initialStatus) else {
            throw .invalid([.unknownDesk(new.desk)])
        }
        var validator = FieldValidator(desk: version.desk)
        let created = validator.created(new, in: version, status: initial, actor: request.actor)
        try validator.finish()
        let event = TicketEvent(
            ticketNumber: request.validateOnly ? 0 : situation.newNumber, revision: 1, time: situation.now,
            actor: request.actor.person, change: .created(created))
        return try Decision(applying: [event], to: nil, outbox: outbox(for: created, event: event))
    }

    private func checkPermission() throws(Refusal) {
        guard Authorization.may(request.actor, .createTicket) == .yes else {
            throw .forbidden(.createTicket)
        }
    }

    private func outbox(for created: CreatedTicket, event: TicketEvent) -> [OutboxEntry] {
        created.ccEmails.map { recipient in
            OutboxEntry(
                kind: .ccSubmitted, ticketNumber: event.ticketNumber, revision: event.revision, recipient: recipient,
                locale: created.locale)
        }
    }
}
