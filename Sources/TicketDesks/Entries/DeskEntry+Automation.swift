internal import TicketCore

extension DeskEntry {
    static func automation(from values: KeyedDecodingContainer<Key>) throws -> Automation {
        Automation(rules: try values.decodeIfPresent([RuleEntry].self, forKey: .rules)?.map(\.rule) ?? [])
    }
}
