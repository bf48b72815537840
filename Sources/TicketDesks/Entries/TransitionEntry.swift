internal import TicketCore

/// A move as a desk's file spells it.
struct TransitionEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case from
        case to
        case on
        case by
        case guards
        case effects
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
            guards: try values.decodeIfPresent([GuardEntry].self, forKey: .guards)?.map(\.condition) ?? [],
            effects: try values.decodeIfPresent([EffectEntry].self, forKey: .effects)?.map(\.effect) ?? [],
            actionLabels: try values.decodeIfPresent(LocalizedText.self, forKey: .action) ?? LocalizedText([:]))
    }

    /// The key of a pattern; nil for `*`.
    static func pattern(_ text: String) -> String? { text == "*" ? nil : text }
}
