internal import TicketCore

/// A status as a desk's file spells it.
struct StatusEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case category
        case waitingOn = "waiting_on"
        case labels
        case agentLabels = "agent_labels"
        case description
        case customersSee = "customers_see"
        case terminal
        case replies
    }

    private enum ReplyKey: String, CodingKey, CaseIterable {
        case customer
        case agent
        case window
        case later
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
            agentLabels: try values.decodeIfPresent(LocalizedText.self, forKey: .agentLabels) ?? LocalizedText([:]),
            descriptions: try values.decodeIfPresent(LocalizedText.self, forKey: .description) ?? LocalizedText([:]),
            customerAlias: try values.decodeIfPresent(String.self, forKey: .customersSee),
            terminal: try values.decodeIfPresent(Bool.self, forKey: .terminal) ?? false,
            customerReply: try replies.decodeWord(ReplyPolicy.self, forKey: .customer),
            agentReply: try replies.decodeWord(ReplyPolicy.self, forKey: .agent),
            replyWindowSeconds: try replies.decodeSpanIfPresent(forKey: .window),
            lateReply: replies.contains(.later)
                ? try replies.decodeWord(ReplyPolicy.self, forKey: .later) : .refuse)
    }
}
