/// Decides what a command on a conversation leads to. Pure, and in the order of the ticket's commands: may the actor
/// know of it, may the actor do this, are the fields right, does the state allow it.
public func decide(
    _ request: ConversationRequest, in situation: ConversationSituation
) throws(Refusal) -> ConversationDecision {
    let decider = ConversationDecider(actor: request.actor, situation: situation)
    switch request.command {
    case .start(let new): return try decider.start(new)
    case .say(let id, let body, _, let attachments):
        return try decider.say(body, withFiles: !attachments.isEmpty, in: try decider.visible(id))
    case .convert(let id, _, _, _): return try decider.convert(try decider.visible(id))
    case .close(let id): return try decider.close(try decider.visible(id))
    case .markRead(let id, let messageID): return try decider.markRead(messageID, in: try decider.visible(id))
    }
}

/// Decides on conversations for one actor in one situation.
struct ConversationDecider {
    let actor: Actor
    let situation: ConversationSituation

    var now: Timestamp { situation.ticket.now }

    /// The conversation, if the actor may know of it.
    func visible(_ id: String) throws(Refusal) -> Conversation {
        guard let conversation = situation.conversation, conversation.id == id,
            Authorization.sees(actor, conversation, ticket: situation.ticket.ticket)
        else { throw .notFound(what: "conversation \"\(id)\"") }
        return conversation
    }

    func check(_ operation: Operation) throws(Refusal) {
        guard Authorization.may(actor, operation) == .yes else { throw .forbidden(operation) }
    }

    // MARK: Saying something

    func say(
        _ body: String, withFiles: Bool, in conversation: Conversation
    ) throws(Refusal) -> ConversationDecision {
        try check(.comment)
        guard let desk = situation.ticket.desk?.desk else {
            throw .notFound(what: "conversation \"\(conversation.id)\"")
        }
        try checkBody(body, hasFiles: withFiles, at: desk)
        try checkOpen(conversation)
        guard let number = conversation.ticketNumber else {
            guard !withFiles else { throw .filesWithoutTicket }
            return try keep(body, in: conversation)
        }
        let decision = try decideOnTicket(fields: ["comment.attachment_ids": "attachment_ids"])
        guard decision.outcome.ticket.number == number, let comment = decision.outcome.comment else {
            // The workflow would go on with another ticket, which is another chat.
            throw .conversationClosed
        }
        return ConversationDecision(conversation: conversation, ticket: decision, messageID: comment.id)
    }

    /// Keeps a message with a conversation that has no ticket.
    private func keep(_ body: String, in conversation: Conversation) throws(Refusal) -> ConversationDecision {
        guard conversation.channel == .chat else {
            throw .conflict(
                reason: "STORED_MAIL",
                message: "it is a mail whose sender would not see this; make a ticket of it, and answer there",
                legal: [])
        }
        let bytes = conversation.messageBytes + Int64(body.utf8.count)
        guard conversation.messageCount < Conversation.messagesMax, bytes <= Conversation.messageBytesMax else {
            throw .conflict(
                reason: "CONVERSATION_FULL",
                message: "the conversation takes no more; have it made a ticket, or start a new chat", legal: [])
        }
        var next = conversation
        next.messageCount += 1
        next.messageBytes = bytes
        next.updateTime = now
        let message = ConversationMessage(
            id: next.messageCount, body: body, author: actor.person, createTime: now)
        return ConversationDecision(conversation: next, message: message, messageID: message.id)
    }

    func checkBody(_ body: String, hasFiles: Bool = false, at desk: Desk) throws(Refusal) {
        var validator = FieldValidator(desk: desk)
        validator.checkComment(body, replyTo: nil, exists: false, hasFiles: hasFiles)
        do {
            try validator.finish()
        } catch {
            throw error.renamingFields(["comment.body": "body"])
        }
    }

    private func checkOpen(_ conversation: Conversation) throws(Refusal) {
        if let target = situation.ticket.ticket?.state.mergedInto {
            throw .conflict(
                reason: "TICKET_MERGED", message: "the chat's ticket was merged into \(target); go on there", legal: [])
        }
        guard conversation.closeTime == nil, situation.ticket.ticket?.takesMessages ?? true else {
            throw .conversationClosed
        }
    }

    /// Carries the gathered command on the ticket out, and says what is wrong in the words of the conversation's.
    func decideOnTicket(_ other: Command? = nil, fields: [String: String] = [:]) throws(Refusal) -> Decision {
        guard let command = other ?? situation.command else { throw .conversationClosed }
        do {
            return try decide(CommandRequest(actor: actor, command: command), in: situation.ticket)
        } catch Refusal.commentsClosed {
            throw .conversationClosed
        } catch {
            throw error.renamingFields(fields)
        }
    }

    // MARK: Reading

    /// What the actor has read already, or what nobody has said yet, changes nothing.
    func markRead(_ messageID: Int64, in conversation: Conversation) throws(Refusal) -> ConversationDecision {
        try check(.readTicket)
        let last = situation.ticket.ticket?.commentCount ?? conversation.messageCount
        var decision = ConversationDecision(conversation: conversation)
        if messageID > situation.readMark?.messageID ?? 0, messageID <= last {
            decision.readMark = ReadMark(person: actor.person, messageID: messageID, time: now)
        }
        return decision
    }
}

extension Refusal {
    /// The chat is over.
    static let conversationClosed = Refusal.conflict(
        reason: "CONVERSATION_CLOSED", message: "the chat is closed and takes no more messages; start a new chat",
        legal: [])

    /// Files were sent where nothing is on which they could hang.
    static let filesWithoutTicket = Refusal.conflict(
        reason: "NO_TICKET",
        message: "files hang on tickets, and this chat has none yet; send them when staff have made a ticket of it",
        legal: [])

    /// The same refusal, with fields at fault under the names that the request had for them; those of a list too.
    func renamingFields(_ names: [String: String]) -> Refusal {
        guard case .invalid(let violations) = self else { return self }
        return .invalid(
            violations.map { violation in
                var renamed = violation
                let base = violation.field.prefix { $0 != "[" }
                if let name = names[String(base)] { renamed.field = name + violation.field.dropFirst(base.count) }
                return renamed
            })
    }
}
