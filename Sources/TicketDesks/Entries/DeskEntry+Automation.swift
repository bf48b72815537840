internal import TicketCore

extension DeskEntry {
    static func automation(from values: KeyedDecodingContainer<Key>) throws -> Automation {
        Automation(
            rules: try values.decodeIfPresent([RuleEntry].self, forKey: .rules)?.map(\.rule) ?? [],
            macros: try values.decodeIfPresent([MacroEntry].self, forKey: .macros)?.map(\.macro) ?? [],
            cannedResponses: try values.decodeIfPresent([CannedResponseEntry].self, forKey: .cannedResponses)?
                .map(\.response) ?? [],
            targets: try values.decodeIfPresent([TargetEntry].self, forKey: .sla)?.map(\.target) ?? [])
    }
}
