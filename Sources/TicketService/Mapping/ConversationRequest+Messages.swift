internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension ConversationRequest {
    /// The command to start a chat.
    init(_ request: StartConversationRequest, caller: Caller) throws {
        let conversation = request.conversation ?? TicketMessages.Conversation()
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .start(
                NewConversation(
                    id: ConversationID.random(), desk: conversation.desk, subject: conversation.subject,
                    body: request.body, locale: conversation.locale)),
            idempotencyKey: try RequestID.key(
                request.requestID, method: ConversationServiceMethods.startConversation, body: body))
    }

    /// The command to make a ticket of a conversation.
    init(_ request: ConvertConversationRequest, caller: Caller) throws {
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor,
            command: .convert(
                id: request.id, subject: request.subject, issueType: request.issueType, tier: request.tier),
            idempotencyKey: try RequestID.key(
                request.requestID, method: ConversationServiceMethods.convertConversation, body: body))
    }

    /// The command to end a conversation.
    init(_ request: CloseConversationRequest, caller: Caller) throws {
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor, command: .close(id: request.id),
            idempotencyKey: try RequestID.key(
                request.requestID, method: ConversationServiceMethods.closeConversation, body: body))
    }

    /// The command to say something in a chat.
    init(_ send: ChatSend, in conversationID: String, actor: Actor) throws {
        var body = send
        body.clientID = ""
        let named = try RequestID.key(
            send.clientID, method: ConversationServiceMethods.chat, body: body, field: "send.client_id")
        guard var key = named else {
            throw RPCError.invalidArgument(
                field: "send.client_id", reason: "REQUIRED", "name the message, best by a UUID, so that it is said once"
            )
        }
        // The same id means another message in another conversation.
        key.requestID = "\(conversationID)/\(send.clientID)"
        self.init(
            actor: actor,
            command: .say(
                id: conversationID, body: send.body, informational: send.informational,
                attachments: send.attachmentIDs),
            idempotencyKey: key)
    }
}
