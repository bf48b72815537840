internal import TicketCore

/// What sets a rule off as a desk's file spells it: a word for any such event, or a mapping that says more.
struct RuleEventEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case commented
        case transitioned
        case escalated
        case trackChanged = "track_changed"
        case tagged
        case fieldSet = "field_set"
        case timerFired = "timer_fired"
        case targetWarned = "sla_warned"
        case targetBreached = "sla_breached"
    }

    private enum CommentKey: String, CodingKey, CaseIterable {
        case by
        case isPublic = "public"
    }

    private enum MoveKey: String, CodingKey, CaseIterable {
        case from
        case to
    }

    private enum TrackKey: String, CodingKey, CaseIterable {
        case track
        case to
    }

    private static let words: [(String, RuleEvent)] = [
        ("created", .created), ("commented", .commented(by: nil, isPublic: nil)),
        ("transitioned", .transitioned(from: nil, to: nil)), ("assigned", .assigned),
        ("escalated", .escalated(to: nil)),
        ("track_changed", .trackChanged(track: nil, to: nil)), ("rated", .rated), ("tagged", .tagged(nil)),
        ("field_set", .fieldSet(nil)), ("timer_fired", .timerFired(nil)),
        ("sla_warned", .targetWarned(nil)), ("sla_breached", .targetBreached(nil)),
    ]

    let event: RuleEvent

    init(from decoder: any Decoder) throws {
        if let word = decoder.word {
            guard let event = Self.words.first(where: { $0.0 == word })?.1 else {
                throw decoder.unknownWord(word, known: Self.words.map(\.0) + ["{commented: …}"])
            }
            self.event = event
            return
        }
        let values = try decoder.strictContainer(keyedBy: Key.self)
        guard values.allKeys.count == 1, let key = values.allKeys.first else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "name one event; begin another with a new dash"))
        }
        event = try Self.event(key, values)
    }

    private static func event(_ key: Key, _ values: KeyedDecodingContainer<Key>) throws -> RuleEvent {
        switch key {
        case .commented:
            let parts = try values.superDecoder(forKey: key).strictContainer(keyedBy: CommentKey.self)
            return .commented(
                by: parts.contains(.by) ? try parts.decodeWord(RuleEvent.Side.self, forKey: .by) : nil,
                isPublic: try parts.decodeIfPresent(Bool.self, forKey: .isPublic))
        case .transitioned:
            let parts = try values.superDecoder(forKey: key).strictContainer(keyedBy: MoveKey.self)
            return .transitioned(
                from: try parts.decodeIfPresent(String.self, forKey: .from),
                to: try parts.decodeIfPresent(String.self, forKey: .to))
        case .trackChanged:
            let parts = try values.superDecoder(forKey: key).strictContainer(keyedBy: TrackKey.self)
            return .trackChanged(
                track: try parts.decodeIfPresent(String.self, forKey: .track),
                to: try parts.decodeIfPresent(String.self, forKey: .to))
        case .escalated: return .escalated(to: try values.decode(String.self, forKey: key))
        case .tagged: return .tagged(try values.decode(String.self, forKey: key))
        case .fieldSet: return .fieldSet(try values.decode(String.self, forKey: key))
        case .targetWarned: return .targetWarned(try values.decodeWord(ServiceTarget.Kind.self, forKey: key))
        case .targetBreached: return .targetBreached(try values.decodeWord(ServiceTarget.Kind.self, forKey: key))
        case .timerFired: return .timerFired(try values.decode(String.self, forKey: key))
        }
    }
}
