internal import TicketCore

/// A rule as a desk's file spells it.
struct RuleEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case on
        case when
        case actions = "do"
    }

    let rule: AutomationRule

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        rule = AutomationRule(
            key: try values.decode(String.self, forKey: .key),
            events: try values.decodeIfPresent([RuleEventEntry].self, forKey: .on)?.map(\.event) ?? [],
            condition: try values.decodeIfPresent(ConditionEntry.self, forKey: .when)?.condition,
            actions: try values.decodeIfPresent([ActionEntry].self, forKey: .actions)?.map(\.action) ?? [])
    }
}
