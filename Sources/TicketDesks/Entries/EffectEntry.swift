internal import TicketCore

/// An effect as a desk's file spells it: `unassign`, or somebody to be told with the message.
struct EffectEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case notify
        case message
    }

    let effect: TransitionEffect

    init(from decoder: any Decoder) throws {
        if let word = decoder.word {
            guard word == "unassign" else {
                throw decoder.unknownWord(word, known: ["unassign", "{notify: …, message: …}"])
            }
            effect = .unassign
            return
        }
        let values = try decoder.strictContainer(keyedBy: Key.self)
        effect = .notify(
            audience: try values.decodeWord(TransitionEffect.Audience.self, forKey: .notify),
            message: try values.decode(String.self, forKey: .message))
    }
}
