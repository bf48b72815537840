internal import TicketCore

/// A desk as its file spells it.
struct DeskEntry: Decodable {
    enum Key: String, CodingKey, CaseIterable {
        case key
        case names
        case defaultLocale = "default_locale"
        case languages
        case channels
        case numberPrefix = "number_prefix"
        case sharing
        case createdBy = "created_by"
        case visibility
        case cc
        case requesterTold = "requester_told"
        case rating
        case chat
        case limits
        case hours
        case initialStatus = "initial_status"
        case statuses
        case transitions
        case timers
        case tracks
        case tiers
        case teams
        case fields
        case messages
        case movesTo = "moves_to"
        case rules
        case macros
        case cannedResponses = "canned_responses"
        case sla
        case fallbackIssueType = "fallback_issue_type"
        case issueTypes = "issue_types"
        case supportContacts = "support_contacts"
    }

    let desk: Desk

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        var desk = Desk(
            key: try values.decode(String.self, forKey: .key),
            names: try values.decode(LocalizedText.self, forKey: .names),
            defaultLocale: try values.decode(LanguageTag.self, forKey: .defaultLocale),
            channels: try values.decodeWords(Channel.self, forKey: .channels),
            numberPrefix: try values.decodeIfPresent(String.self, forKey: .numberPrefix) ?? "",
            sharing: try values.decodeIfPresent(Bool.self, forKey: .sharing) ?? false,
            initialStatus: try values.decode(String.self, forKey: .initialStatus),
            statuses: try values.decode([StatusEntry].self, forKey: .statuses).map(\.status),
            transitions: try values.decode([TransitionEntry].self, forKey: .transitions).map(\.transition),
            issueTypes: try values.decode([LabelledKeyEntry].self, forKey: .issueTypes).map(\.issueType),
            fallbackIssueType: try values.decode(String.self, forKey: .fallbackIssueType),
            limits: try values.decodeIfPresent(LimitsEntry.self, forKey: .limits)?.limits ?? DeskLimits(),
            supportContacts: try values.decodeIfPresent([SupportContactEntry].self, forKey: .supportContacts)?
                .map(\.contact) ?? [])
        try Self.readPolicies(of: &desk, from: values)
        try Self.readParts(of: &desk, from: values)
        desk.automation = try Self.automation(from: values)
        self.desk = desk
    }

    private static func readPolicies(of desk: inout Desk, from values: KeyedDecodingContainer<Key>) throws {
        desk.languages = try values.decodeIfPresent([LanguageTag].self, forKey: .languages) ?? []
        if values.contains(.createdBy) { desk.creators = try values.decodeWords(Role.self, forKey: .createdBy) }
        if let entry = try values.decodeIfPresent(VisibilityEntry.self, forKey: .visibility) {
            desk.visibility = entry.policy
        }
        if let entry = try values.decodeIfPresent(CCEntry.self, forKey: .cc) { desk.cc = entry.policy }
        desk.tellsRequester = try values.decodeIfPresent(Bool.self, forKey: .requesterTold) ?? false
        if let entry = try values.decodeIfPresent(RatingEntry.self, forKey: .rating) { desk.rating = entry.policy }
        desk.chat = try values.decodeIfPresent(ChatEntry.self, forKey: .chat)?.policy
        desk.hours = try values.decodeIfPresent(HoursEntry.self, forKey: .hours)?.hours
    }

    private static func readParts(of desk: inout Desk, from values: KeyedDecodingContainer<Key>) throws {
        desk.timers = try values.decodeIfPresent([TimerEntry].self, forKey: .timers)?.map(\.timer) ?? []
        desk.tracks = try values.decodeIfPresent([TrackEntry].self, forKey: .tracks)?.map(\.track) ?? []
        desk.tiers = try values.decodeIfPresent([LabelledKeyEntry].self, forKey: .tiers)?.map(\.labelledKey) ?? []
        desk.teams = try values.decodeIfPresent([LabelledKeyEntry].self, forKey: .teams)?.map(\.labelledKey) ?? []
        desk.fields = try values.decodeIfPresent([CustomFieldEntry].self, forKey: .fields)?.map(\.field) ?? []
        desk.messages =
            try values.decodeIfPresent([LabelledKeyEntry].self, forKey: .messages)?.map(\.labelledKey) ?? []
        desk.statusMaps = try values.decodeIfPresent([StatusMapEntry].self, forKey: .movesTo)?.map(\.map) ?? []
    }
}
