internal import ArgumentParser

/// `ticketctl chat`.
struct ChatGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk live, and see to past chats.",
        subcommands: [
            StartChatCommand.self, OpenChatCommand.self, ListChatsCommand.self, ConvertChatCommand.self,
            CloseChatCommand.self,
        ])
}
