internal import TicketCore

/// What a rule or a macro does as a desk's file spells it: a mapping with what is done, and to what.
struct ActionEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case status
        case assign
        case team
        case escalate
        case reason
        case tag
        case untag
        case set
        case track
        case to
        case say
        case note
        case notify
        case message
    }

    /// What an action is called by, and what may stand beside that.
    private static let forms: [(verb: Key, more: Set<Key>)] = [
        (.status, []), (.assign, []), (.team, []), (.escalate, [.reason]), (.tag, []), (.untag, []), (.set, [.to]),
        (.track, [.to]), (.say, []), (.note, []), (.notify, [.message]),
    ]

    let action: TicketAction

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        let present = Set(values.allKeys)
        guard let form = Self.forms.first(where: { present.contains($0.verb) }),
            present.subtracting([form.verb]).isSubset(of: form.more)
        else {
            let verbs = Self.forms.map(\.verb.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "one action a dash, which is one of \(verbs), with what belongs to it"))
        }
        action = try Self.action(form.verb, values)
    }

    private static func action(_ verb: Key, _ values: KeyedDecodingContainer<Key>) throws -> TicketAction {
        switch verb {
        case .status: return .setStatus(try values.decode(String.self, forKey: .status))
        case .assign: return .assign(try assignee(values))
        case .team: return .assignTeam(try values.decode(String.self, forKey: .team))
        case .escalate:
            return .escalate(
                tier: try values.decode(String.self, forKey: .escalate),
                reason: try values.decodeIfPresent(String.self, forKey: .reason) ?? "")
        case .tag: return .tag(add: try values.decode(OneOrMore<String>.self, forKey: .tag).values, remove: [])
        case .untag: return .tag(add: [], remove: try values.decode(OneOrMore<String>.self, forKey: .untag).values)
        case .set:
            return .setField(
                key: try values.decode(String.self, forKey: .set), value: try values.decode(String.self, forKey: .to))
        case .track:
            return .setTrack(
                track: try values.decode(String.self, forKey: .track),
                state: try values.decode(String.self, forKey: .to))
        case .note: return .say(text: try values.decode(String.self, forKey: .note), isInternal: true)
        case .notify:
            return .notify(
                audience: try values.decodeWord(TransitionEffect.Audience.self, forKey: .notify),
                message: try values.decode(String.self, forKey: .message))
        default: return .say(text: try values.decode(String.self, forKey: .say), isInternal: false)
        }
    }

    private static func assignee(_ values: KeyedDecodingContainer<Key>) throws -> TicketAction.Assignee {
        switch try values.decode(String.self, forKey: .assign) {
        case "nobody": .nobody
        case "me": .actor
        case let id: .person(id)
        }
    }
}
