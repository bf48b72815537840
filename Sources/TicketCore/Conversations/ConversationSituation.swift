/// All that a decision on a conversation depends on beside the command and who asks for it.
public struct ConversationSituation: Sendable, Hashable {
    /// The conversation as it stands; nil if there is none of this id, and for a start.
    public var conversation: Conversation?
    /// What is kept with it, for a conversion; else empty.
    public var messages: [ConversationMessage] = []
    /// How far the actor has read.
    public var readMark: ReadMark?
    /// How many open conversations the actor has, for a start.
    public var openCount = 0
    /// The ticket's side: the desk, and the ticket if there is one.
    public var ticket: Situation
    /// The command on a ticket for which that was gathered; nil where none is needed.
    public var command: Command?

    /// Gathers what deciding on a request needs, and no more.
    public init(
        for request: ConversationRequest, from source: some ConversationSource, now: Timestamp
    ) throws {
        ticket = Situation(desk: nil, ticket: nil, now: now)
        let found = try source.conversation(request.command.conversationID)
        if case .start(let new) = request.command {
            conversation = found
            openCount = try source.openConversationCount(of: request.actor.person.id)
            try gather(.create(new.ticket), as: request.actor, from: source)
        } else if let found {
            conversation = found
            try gather(request, on: found, from: source)
        }
    }

    private mutating func gather(
        _ request: ConversationRequest, on conversation: Conversation, from source: some ConversationSource
    ) throws {
        switch request.command {
        case .convert(_, let subject, let issueType, let tier):
            guard conversation.ticketNumber == nil else { break }
            messages = try source.messages(keptWith: conversation.id)
            let new = NewTicket(
                desk: conversation.desk, subject: subject.isEmpty ? conversation.subject : subject,
                issueType: issueType, ccEmails: conversation.ccEmails, locale: conversation.locale?.text ?? "",
                channel: conversation.channel, requester: conversation.requester.id, tier: tier, history: messages)
            return try gather(.create(new), as: request.actor, from: source)
        case .markRead: readMark = try source.readMark(of: request.actor.person.id, in: conversation.id)
        case .start, .say, .close: break
        }
        if let number = conversation.ticketNumber {
            try gather(Self.command(request.command, on: number), as: request.actor, from: source)
        } else {
            ticket.desk = try source.desk(conversation.desk, version: conversation.deskVersion)
        }
    }

    private mutating func gather(
        _ command: Command, as actor: Actor, from source: some ConversationSource
    ) throws {
        ticket = try Situation(
            for: CommandRequest(actor: actor, command: command), from: source, now: ticket.now)
        self.command = command
    }

    /// The command on its ticket that a command on a conversation is. To which status a close leads is decided later.
    private static func command(_ command: ConversationCommand, on number: Int64) -> Command {
        guard case .say(_, let body, let informational, let attachments) = command else {
            return .transition(number: number, status: "")
        }
        return .addComment(
            number: number, body: body, replyTo: nil, informational: informational, channel: .chat,
            attachments: attachments)
    }
}

extension NewConversation {
    /// The ticket that comes with it.
    var ticket: NewTicket { NewTicket(desk: desk, subject: subject, locale: locale, channel: channel) }
}
