extension DeskAudit {
    mutating func checkChat() {
        guard let chat = desk.chat else {
            if desk.channels.contains(.chat) {
                warn(
                    "NO_CHAT", ["channels"],
                    "channels: chat stands there, and nobody can start one; add the section chat")
            }
            return
        }
        if !desk.channels.contains(.chat) {
            error("CHAT_WITHOUT_CHANNEL", ["chat"], "chat: the channels do not name chat; add it there")
        }
        if chat.ticket == .atStart, !desk.creators.contains(.requester) {
            error(
                "CHAT_MAKES_NO_TICKET", ["chat", "ticket"],
                "chat.ticket: customers start chats, and created_by lets them make no tickets; use on_conversion")
        }
    }
}
