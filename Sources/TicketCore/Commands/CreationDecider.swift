/// Decides on a new ticket.
struct CreationDecider {
    let request: CommandRequest
    let situation: Situation

    func decide(_ new: NewTicket) throws(Refusal) -> Decision {
        try checkPermission(new.requester == nil ? .createTicket : .createTicketForOther)
        guard let version = situation.desk else { throw .invalid([.unknownDesk(new.desk, field: "ticket.desk")]) }
        let previous = try previousTicket(new)
        return try decide(new, in: version, following: previous, calendar: situation.calendar)
    }

    /// The ticket that a comment on a finished one becomes.
    func decideFollowUp(of ticket: Ticket, body: String, channel: Channel) throws(Refusal) -> Decision {
        try checkPermission(.createTicket)
        guard let version = situation.newestDesk else { throw .ticketNotFound(request) }
        let new = NewTicket(
            desk: ticket.desk, subject: ticket.subject, issueType: ticket.issueType, description: body,
            shared: ticket.shared && version.desk.sharing, locale: ticket.locale?.text ?? "", channel: channel,
            followUpOf: ticket.number)
        return try decide(new, in: version, following: ticket, calendar: situation.newestCalendar)
    }

    private func decide(
        _ new: NewTicket, in version: DeskVersion, following previous: Ticket?, calendar: ServiceCalendar?
    ) throws(Refusal) -> Decision {
        let desk = version.desk
        guard let initial = desk.status(desk.initialStatus) else {
            throw .invalid([.unknownDesk(new.desk, field: "ticket.desk")])
        }
        guard desk.creators.contains(role) || desk.creators.contains(request.actor.person.role) else {
            throw .forbidden(
                reason: "CREATION_NOT_OFFERED",
                message: "at the desk \"\(desk.key)\" tickets are made by staff, out of conversations and mail")
        }
        var validator = FieldValidator(desk: desk)
        var created = validator.created(new, in: version, status: initial, actor: request.actor)
        let requester = requester(new, &validator)
        validator.checkFields(
            new.fields, asCustomer: request.actor.person.role == .requester, path: "ticket.fields")
        if !new.tier.isEmpty, !desk.tiers.contains(where: { $0.key == new.tier }) {
            validator.add(.unknown("ticket.tier", "UNKNOWN_TIER", new.tier, known: desk.tiers.map(\.key)))
        }
        try validator.finish()
        created.requester = requester
        created.state = state(of: new, desk, ccEmails: created.ccEmails)
        created.state.customerStatus = desk.customerStatus(initial)
        if desk.visibility.visibility(by: new.channel) == .account { created.shared = true }
        return try decision(
            created, desk, history: new.history, isConversion: requester != nil, following: previous, calendar)
    }

    private func decision(
        _ created: CreatedTicket, _ desk: Desk, history: [ConversationMessage], isConversion: Bool,
        following previous: Ticket?, _ calendar: ServiceCalendar?
    ) throws(Refusal) -> Decision {
        let number = request.validateOnly ? 0 : situation.newNumber
        let actor = request.actor.person
        guard let log = EventLog(creating: created, number: number, actor: actor, now: situation.now) else {
            throw .notFound(what: "ticket")
        }
        var run = WorkflowRun(log, desk: desk, calendar: calendar)
        for message in history { run.add(.commentAdded(NewComment(message))) }
        // Whoever is in the copy of a mail has that mail.
        if created.channel != .mail { for recipient in created.ccEmails { run.tell(recipient, .ccSubmitted) } }
        run.signal(.entered(status: created.status.key))
        var others: [EventLog] = []
        if let previous {
            var other = EventLog(of: previous, actor: actor, now: situation.now)
            run.add(.linked(TicketLink(number: previous.number, kind: .followUpOf)))
            other.add(.linked(TicketLink(number: number, kind: .followedUpBy)))
            others.append(other)
        }
        if isConversion { run.follow(.conversion) }
        try run.settle(in: situation, tenant: request.actor.tenant)
        return Decision(run, others: others)
    }

    private var role: Role { Authorization.workflowRole(of: request.actor) }

    private func checkPermission(_ operation: Operation) throws(Refusal) {
        guard Authorization.may(request.actor, operation) == .yes else { throw .forbidden(operation) }
    }

    private func previousTicket(_ new: NewTicket) throws(Refusal) -> Ticket? {
        guard let number = new.followUpOf else { return nil }
        guard let previous = situation.other, Authorization.may(request.actor, .comment, previous) == .yes else {
            throw .notFound(what: "ticket \(number)")
        }
        if previous.state.deleteTime != nil { throw .deleted }
        guard previous.status.category.isEnd else {
            throw .conflict(
                reason: "NOT_CLOSED",
                message: "ticket \(number) is \(previous.status(for: role).key) and goes on by itself; comment on it",
                legal: [])
        }
        return previous
    }

    private func requester(_ new: NewTicket, _ validator: inout FieldValidator) -> PersonReference? {
        guard let id = new.requester else { return nil }
        guard let person = situation.person, person.id == id, person.role == .requester else {
            validator.add(
                FieldViolation(
                    field: "ticket.requester", reason: "UNKNOWN_PERSON", description: "\"\(id)\" is no customer"))
            return nil
        }
        return person
    }

    private func state(of new: NewTicket, _ desk: Desk, ccEmails: [String]) -> TicketState {
        let visibility = desk.visibility.visibility(by: new.channel)
        let isTold = desk.cc.told == .publicUpdates
        // Anybody can write a CC header, so it lets nobody in.
        let isLetIn = desk.cc.letsIn && new.channel != .mail
        // Where being in the CC gives no lasting right, it leaves no trace beside the addresses.
        let participants =
            isTold || isLetIn ? ccEmails.map { Participant(email: $0, isTold: isTold, isLetIn: isLetIn) } : []
        return TicketState(
            tier: new.tier.isEmpty ? desk.tiers.first?.key : new.tier,
            tracks: Dictionary(
                desk.tracks.map { ($0.key, $0.initialState) }, uniquingKeysWith: { first, _ in first }),
            participants: participants, admitsParticipants: visibility != .requester,
            fields: new.fields.filter { !$0.value.isEmpty })
    }
}
