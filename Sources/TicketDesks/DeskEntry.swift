internal import TicketCore

/// A desk as its file spells it.
struct DeskEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case names
        case defaultLocale = "default_locale"
        case channels
        case numberPrefix = "number_prefix"
        case sharing
        case limits
        case initialStatus = "initial_status"
        case statuses
        case transitions
        case fallbackIssueType = "fallback_issue_type"
        case issueTypes = "issue_types"
        case supportContacts = "support_contacts"
    }

    let desk: Desk

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        desk = Desk(
            key: try values.decode(String.self, forKey: .key),
            names: try values.decode(LocalizedText.self, forKey: .names),
            defaultLocale: try values.decode(LanguageTag.self, forKey: .defaultLocale),
            channels: try values.decodeWords(Channel.self, forKey: .channels),
            numberPrefix: try values.decodeIfPresent(String.self, forKey: .numberPrefix) ?? "",
            sharing: try values.decodeIfPresent(Bool.self, forKey: .sharing) ?? false,
            initialStatus: try values.decode(String.self, forKey: .initialStatus),
            statuses: try values.decode([StatusEntry].self, forKey: .statuses).map(\.status),
            transitions: try values.decode([TransitionEntry].self, forKey: .transitions).map(\.transition),
            issueTypes: try values.decode([IssueTypeEntry].self, forKey: .issueTypes).map(\.issueType),
            fallbackIssueType: try values.decode(String.self, forKey: .fallbackIssueType),
            limits: try values.decodeIfPresent(LimitsEntry.self, forKey: .limits)?.limits ?? DeskLimits(),
            supportContacts: try values.decodeIfPresent([SupportContactEntry].self, forKey: .supportContacts)?
                .map(\.contact) ?? [])
    }
}
