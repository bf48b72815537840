internal import TicketCore

/// A move as a desk's file spells it.
struct TransitionEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case from
        case to
        case on
        case by
        case action
    }

    let transition: Transition

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        transition = Transition(
            from: Self.pattern(try values.decode(String.self, forKey: .from)),
            to: Self.pattern(try values.decode(String.self, forKey: .to)),
            triggers: try values.decodeWords(Transition.Trigger.self, forKey: .on),
            roles: try values.decodeWords(Role.self, forKey: .by),
            actionLabels: try values.decodeIfPresent(LocalizedText.self, forKey: .action) ?? LocalizedText([:]))
    }

    private static func pattern(_ text: String) -> String? { text == "*" ? nil : text }
}
