internal import TicketCore

/// A macro as a desk's file spells it.
struct MacroEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case labels
        case actions = "do"
    }

    let macro: Macro

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        macro = Macro(
            key: try values.decode(String.self, forKey: .key),
            labels: try values.decode(LocalizedText.self, forKey: .labels),
            actions: try values.decodeIfPresent([ActionEntry].self, forKey: .actions)?.map(\.action) ?? [])
    }
}
