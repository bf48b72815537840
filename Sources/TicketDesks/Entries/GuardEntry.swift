internal import TicketCore

/// A guard as a desk's file spells it: `assignee`, `reason`, or a track with the states in which it has to be.
struct GuardEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case track
        case states = "in"
    }

    let condition: TransitionGuard

    init(from decoder: any Decoder) throws {
        if let word = decoder.word {
            switch word {
            case "assignee": condition = .assignee
            case "reason": condition = .reason
            default: throw decoder.unknownWord(word, known: ["assignee", "reason", "{track: …, in: […]}"])
            }
            return
        }
        let values = try decoder.strictContainer(keyedBy: Key.self)
        condition = .track(
            key: try values.decode(String.self, forKey: .track),
            states: try values.decode([String].self, forKey: .states))
    }
}
