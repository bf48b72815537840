/// How conversations begin and end, and what that does to tickets.
extension ConversationDecider {
    func start(_ new: NewConversation) throws(Refusal) -> ConversationDecision {
        // Whoever may ask by mail or in an app may ask in a chat, also where the tickets themselves are made by staff.
        try check(.createTicket)
        guard let version = situation.ticket.desk else {
            throw .invalid([.unknownDesk(new.desk, field: "conversation.desk")])
        }
        let desk = version.desk
        let hasTicket = try ticketComesAtStart(new, at: desk)
        if !new.body.isEmpty { try checkBody(new.body, at: desk) }
        var conversation = try conversation(new, at: version, subjectRequired: hasTicket)
        guard situation.conversation == nil else {
            throw .conflict(
                reason: "CONVERSATION_EXISTS", message: "there is a conversation of this id already", legal: [])
        }
        guard situation.openCount < Conversation.openMax else {
            throw .conflict(
                reason: "TOO_MANY_OPEN_CONVERSATIONS",
                message: "\(Conversation.openMax) chats of yours are open; go on in one of them, or close one",
                legal: [])
        }
        if hasTicket { return try startWithTicket(new, conversation) }
        guard !new.body.isEmpty else { return ConversationDecision(conversation: conversation) }
        conversation.messageCount = 1
        conversation.messageBytes = Int64(new.body.utf8.count)
        let message = ConversationMessage(
            id: 1, body: new.body, author: actor.person, createTime: now, channel: new.channel)
        return ConversationDecision(conversation: conversation, message: message, messageID: 1)
    }

    /// Whether the ticket is there from the start. Of a stored mail one is made by staff, or none.
    private func ticketComesAtStart(_ new: NewConversation, at desk: Desk) throws(Refusal) -> Bool {
        if new.channel == .mail, desk.channels.contains(.mail) { return false }
        guard new.channel == .chat, let policy = desk.chat else {
            throw .invalid([
                FieldViolation(
                    field: "conversation.desk", reason: "NOT_OFFERED",
                    description: "the desk \"\(desk.key)\" has no \(new.channel.rawValue)")
            ])
        }
        return policy.ticket == .atStart
    }

    private func conversation(
        _ new: NewConversation, at version: DeskVersion, subjectRequired: Bool
    ) throws(Refusal) -> Conversation {
        var validator = FieldValidator(desk: version.desk)
        if subjectRequired || !new.subject.isEmpty { validator.checkSubject(new.subject) }
        let locale = validator.locale(new.locale) ?? actor.locale
        do {
            try validator.finish()
        } catch {
            throw error.renamingFields(Self.startFields)
        }
        var conversation = Conversation(
            id: new.id, desk: version.desk.key, deskVersion: version.version, subject: new.subject,
            requester: actor.person, locale: locale, createTime: now, updateTime: now)
        conversation.channel = new.channel
        conversation.ccEmails = new.ccEmails
        return conversation
    }

    private func startWithTicket(
        _ new: NewConversation, _ conversation: Conversation
    ) throws(Refusal) -> ConversationDecision {
        var conversation = conversation
        var decision = try decideOnTicket(fields: Self.startFields)
        conversation.ticketNumber = decision.outcome.ticket.number
        guard !new.body.isEmpty else { return ConversationDecision(conversation: conversation, ticket: decision) }
        // The first message is said on the ticket that was just made.
        var next = situation.ticket
        next.ticket = decision.outcome.ticket
        let comment = Command.addComment(
            number: decision.outcome.ticket.number, body: new.body, replyTo: nil, informational: false, channel: .chat)
        let said = try decide(CommandRequest(actor: actor, command: comment), in: next)
        decision = Decision(
            events: decision.events + said.events, outbox: decision.outbox + said.outbox, outcome: said.outcome,
            others: decision.others + said.others)
        return ConversationDecision(
            conversation: conversation, ticket: decision, messageID: said.outcome.comment?.id)
    }

    private static let startFields = [
        "ticket.desk": "conversation.desk", "ticket.subject": "conversation.subject",
        "ticket.locale": "conversation.locale",
    ]

    // MARK: Conversion

    func convert(_ conversation: Conversation) throws(Refusal) -> ConversationDecision {
        try check(.createTicketForOther)
        if let number = conversation.ticketNumber {
            throw .conflict(
                reason: "ALREADY_CONVERTED", message: "the conversation has the ticket \(number) already", legal: [])
        }
        guard let desk = situation.ticket.desk?.desk, conversation.channel == .mail || desk.chat?.ticket != .off else {
            throw .conflict(
                reason: "CONVERSION_NOT_OFFERED",
                message: "at the desk \"\(conversation.desk)\" no tickets are made of chats", legal: [])
        }
        let decision = try decideOnTicket(fields: [
            "ticket.subject": "subject", "ticket.issue_type": "issue_type", "ticket.tier": "tier",
        ])
        var next = conversation
        next.ticketNumber = decision.outcome.ticket.number
        // Its messages are the ticket's comments from now on.
        next.messageCount = 0
        next.messageBytes = 0
        next.updateTime = now
        return ConversationDecision(conversation: next, ticket: decision)
    }

    // MARK: Closing

    /// Closing what is closed already changes nothing.
    func close(_ conversation: Conversation) throws(Refusal) -> ConversationDecision {
        guard conversation.closeTime == nil, situation.ticket.ticket?.takesMessages ?? true else {
            return ConversationDecision(conversation: conversation)
        }
        guard let ticket = situation.ticket.ticket, let desk = situation.ticket.desk?.desk else {
            try check(.comment)
            var next = conversation
            next.closeTime = now
            next.updateTime = now
            return ConversationDecision(conversation: next)
        }
        let ends = desk.statuses.filter { $0.category == .closed }
        let open = desk.transitions(from: ticket.status.key, by: Authorization.workflowRole(of: actor))
        // Where nothing leads to an end, the refusal of the move there names what may be done instead.
        let end = open.map(\.status).first { $0.category == .closed } ?? ends.first
        guard let end else {
            throw .conflict(
                reason: "NO_END", message: "the desk \"\(desk.key)\" has no status that closes a ticket",
                legal: open.map(\.status.key))
        }
        let decision = try decideOnTicket(.transition(number: ticket.number, status: end.key))
        return ConversationDecision(conversation: conversation, ticket: decision)
    }
}
