internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Carries out what one client says in a chat, one thing after another.
struct ChatReader {
    /// How often a person's typing is passed on.
    static let typingInterval: Duration = .seconds(1)

    let store: any TicketStore
    let hub: ChatHub
    let mailbox: ChatMailbox
    let visitor: Visitor
    let writer: ResponseWriter<ChatResponse>
    /// Whether enough time has passed since the last sign of typing.
    let mayType: @Sendable () -> Bool

    /// Returns when the client has said its last.
    func run(_ requests: MessageStream<ChatRequest>) async throws {
        var room: ChatHub.Room?
        var readUpTo: Int64 = 0
        for try await request in requests {
            guard let room else {
                guard case .open(let open) = request.kind else { throw RPCError.chatNotOpened }
                guard open.lastMessageID >= 0 else {
                    throw RPCError.invalidArgument(
                        field: "open.last_message_id", reason: "OUT_OF_RANGE",
                        "the id of the last message that you have, or 0")
                }
                room = ChatHub.Room(tenant: visitor.caller.tenant, conversationID: open.conversationID)
                mailbox.put { $0.open = open }
                continue
            }
            switch request.kind {
            case .open: throw RPCError.chatOpenedTwice
            case .send(let send): try await say(send, in: room)
            case .typing: if mayType() { hub.type(room, visitor.caller.actor.person) }
            case .read(let receipt):
                guard receipt.messageID > readUpTo else { continue }
                readUpTo = receipt.messageID
                try await read(receipt, in: room)
            case nil: throw RPCError.emptyChatRequest
            }
        }
    }

    /// What is refused is said, and the chat goes on.
    private func say(_ send: ChatSend, in room: ChatHub.Room) async throws {
        let actor = try await visitor.recheck().actor
        do {
            let outcome = try await store.execute(
                ConversationRequest(send, in: room.conversationID, actor: actor))
            try await writer.send(
                ChatResponse(
                    kind: .accepted(ChatAccepted(clientID: send.clientID, messageID: outcome.messageID ?? 0))))
        } catch let error where !(error is CancellationError) {
            let status = GoogleRPCStatus(RPCError(any: error))
            try await writer.send(
                ChatResponse(kind: .refused(ChatRefused(clientID: send.clientID, status: status))))
        }
    }

    /// A receipt that cannot be kept is lost; the next one says as much.
    private func read(_ receipt: ReadReceipt, in room: ChatHub.Room) async throws {
        let actor = try await visitor.recheck().actor
        _ = try? await store.execute(
            ConversationRequest(
                actor: actor, command: .markRead(id: room.conversationID, messageID: receipt.messageID)))
    }
}

extension RPCError {
    fileprivate static var chatNotOpened: RPCError {
        invalidArgument(
            field: "open", reason: "REQUIRED", "the first message says which conversation: send open")
    }

    fileprivate static var chatOpenedTwice: RPCError {
        invalidArgument(
            field: "open", reason: "OPENED_TWICE", "one call is one conversation; open another in a call of its own")
    }

    fileprivate static var emptyChatRequest: RPCError {
        invalidArgument(field: "kind", reason: "REQUIRED", "the message carries nothing that this server knows")
    }
}
