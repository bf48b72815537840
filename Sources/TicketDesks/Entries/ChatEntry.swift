internal import TicketCore

/// What chats are to tickets, as a desk's file spells it.
struct ChatEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case ticket
    }

    let policy: ChatPolicy

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        policy = ChatPolicy(ticket: try values.decodeWord(ChatPolicy.TicketRule.self, forKey: .ticket))
    }
}
