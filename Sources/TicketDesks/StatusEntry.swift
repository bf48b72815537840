internal import TicketCore

/// A status as a desk's file spells it.
struct StatusEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case category
        case waitingOn = "waiting_on"
        case labels
        case description
        case replies
    }

    private enum ReplyKey: String, CodingKey, CaseIterable {
        case customer
        case agent
    }

    let status: Status

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        let replies = try values.superDecoder(forKey: .replies).strictContainer(keyedBy: ReplyKey.self)
        status = Status(
            key: try values.decode(String.self, forKey: .key),
            category: try values.decodeWord(Status.Category.self, forKey: .category),
            waitingOn: try values.decodeWord(Status.WaitingOn.self, forKey: .waitingOn),
            labels: try values.decode(LocalizedText.self, forKey: .labels),
            descriptions: try values.decodeIfPresent(LocalizedText.self, forKey: .description) ?? LocalizedText([:]),
            customerReply: try replies.decodeWord(Status.ReplyPolicy.self, forKey: .customer),
            agentReply: try replies.decodeWord(Status.ReplyPolicy.self, forKey: .agent))
    }
}
