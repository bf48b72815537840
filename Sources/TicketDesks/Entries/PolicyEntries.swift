internal import TicketCore

/// Who sees a new ticket, as a desk's file spells it.
struct VisibilityEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case base = "default"
        case byChannel = "by_channel"
    }

    private enum ChannelKey: String, CodingKey, CaseIterable {
        case api
        case app
        case chat
        case mail
    }

    let policy: VisibilityPolicy

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        var byChannel: [Channel: Visibility] = [:]
        if values.contains(.byChannel) {
            let channels = try values.superDecoder(forKey: .byChannel).strictContainer(keyedBy: ChannelKey.self)
            for key in channels.allKeys {
                guard let channel = Channel(rawValue: key.rawValue) else { continue }
                byChannel[channel] = try channels.decodeWord(Visibility.self, forKey: key)
            }
        }
        policy = VisibilityPolicy(
            base: try values.decodeWord(Visibility.self, forKey: .base), byChannel: byChannel)
    }
}

/// What standing in the CC means, as a desk's file spells it.
struct CCEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case told
        case letIn = "let_in"
        case requesterMayAdd = "requester_may_add"
    }

    let policy: CCPolicy

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        policy = CCPolicy(
            told: try values.decodeWord(CCPolicy.Told.self, forKey: .told),
            letsIn: try values.decode(Bool.self, forKey: .letIn),
            requesterMayAdd: try values.decodeIfPresent(Bool.self, forKey: .requesterMayAdd) ?? false)
    }
}

/// Whether and how one rates, as a desk's file spells it.
struct RatingEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case occasion = "when"
        case from
        case to
    }

    let policy: RatingPolicy

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        policy = RatingPolicy(
            occasion: try values.decodeWord(RatingPolicy.Occasion.self, forKey: .occasion),
            scoreMin: try values.decodeIfPresent(Int.self, forKey: .from) ?? 1,
            scoreMax: try values.decodeIfPresent(Int.self, forKey: .to) ?? 5)
    }
}

/// A map to another desk, as a desk's file spells it.
struct StatusMapEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case desk
        case statuses
    }

    let map: StatusMap

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        map = StatusMap(
            desk: try values.decode(String.self, forKey: .desk),
            statuses: try values.decode([String: String].self, forKey: .statuses))
    }
}

/// A field of the desk's own, as its file spells it.
struct CustomFieldEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case labels
        case kind
        case choices
        case requesterMaySet = "requester_may_set"
    }

    let field: CustomField

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        field = CustomField(
            key: try values.decode(String.self, forKey: .key),
            labels: try values.decode(LocalizedText.self, forKey: .labels),
            kind: try values.decodeWord(CustomField.Kind.self, forKey: .kind),
            choices: try values.decodeIfPresent([LabelledKeyEntry].self, forKey: .choices)?.map(\.labelledKey) ?? [],
            requesterMaySet: try values.decodeIfPresent(Bool.self, forKey: .requesterMaySet) ?? false)
    }
}
