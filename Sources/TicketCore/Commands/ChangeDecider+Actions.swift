/// What rules and macros do.
extension ChangeDecider {
    /// Does one action.
    ///
    /// - Parameters:
    ///   - reason: what stands where somebody would say why.
    ///   - causer: who is meant by the actor.
    ///   - channel: the way by which what is written comes in.
    mutating func perform(
        _ action: TicketAction, for reason: String, causer: PersonReference, channel: Channel
    ) throws(Refusal) {
        switch action {
        case .setStatus(let key): if ticket.status.key != key { try transition(to: key, reason: reason) }
        case .assign(.nobody): try assign(to: nil)
        case .assign(.actor): try assign(to: causer)
        case .assign(.person(let id)): try assign(toPerson: id)
        case .assignTeam(let key): try assign(toTeam: key)
        case .escalate(let tier, let said):
            if ticket.state.tier != tier { try escalate(to: tier, reason: said.isEmpty ? reason : said) }
        case .tag(let add, let remove): try tag(add, remove)
        case .setField(let key, let value): try setFields([key: value])
        case .setTrack(let track, let state):
            if ticket.state.tracks[track] != state { try setTrack(track, to: state) }
        case .say(let key, let isInternal): try say(key, isInternal: isInternal, channel: channel)
        case .notify(let audience, let message): run.tell(audience, message: message)
        }
    }

    /// Does all that a macro says, as whoever applies it.
    mutating func apply(macro key: String, channel: Channel) throws(Refusal) {
        guard let macro = desk.automation.macro(key) else {
            throw .invalid([.unknown("macro", "UNKNOWN_MACRO", key, known: desk.automation.macros.map(\.key))])
        }
        for action in macro.actions { try checkMay(action.operation) }
        let cause = EventCause(revision: nil, rule: nil, macro: key)
        run = run.spoken(by: EventLog.Speaker(person: actor.person, cause: cause))
        for action in macro.actions {
            try perform(action, for: "macro \(key)", causer: actor.person, channel: channel)
        }
        run = run.spoken(by: nil)
    }

    private mutating func assign(toPerson id: String) throws(Refusal) {
        guard let person = situation.people[id] else { throw .notStaff(id) }
        try assign(to: person)
    }

    private mutating func say(_ key: String, isInternal: Bool, channel: Channel) throws(Refusal) {
        guard let text = desk.text(key) else {
            throw .invalid([.unknown("text", "UNKNOWN_TEXT", key, known: desk.textKeys)])
        }
        let agent = role == .system ? nil : actor.person
        let texts =
            isInternal
            ? TicketText(desk: desk, ticket: ticket, agent: agent, wanted: [])
            : TicketText(desk: desk, ticket: ticket, agent: agent)
        let body = texts.filled(text)
        var validator = FieldValidator(desk: desk)
        validator.checkComment(body, replyTo: nil, exists: false, hasFiles: false)
        try validator.finish()
        if !isInternal { try checkTakesReplies() }
        run.add(
            .commentAdded(
                NewComment(
                    id: ticket.commentCount + 1, body: body, replyTo: nil, channel: channel, isInternal: isInternal)))
        guard !isInternal else { return }
        run.tellOfComment()
        // What ticketd itself says asks nothing of the customer.
        guard role != .system else { return }
        run.signal(.agentReply)
        run.follow(.agentReply)
    }

    private func checkTakesReplies() throws(Refusal) {
        switch desk.status(ticket.status.key)?.agentReply ?? .accept {
        case .refuse, .followUp: throw .commentsClosed(status: ticket.status.key)
        case .accept, .reopen: return
        }
    }
}
