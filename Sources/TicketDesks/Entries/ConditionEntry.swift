internal import TicketCore

/// A condition as a desk's file spells it: a mapping, of which every entry has to be so. `any` and `all` take lists of
/// such mappings, `not` takes one.
struct ConditionEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case all
        case any
        case not
        case status
        case category
        case waitingOn = "waiting_on"
        case issueType = "issue_type"
        case channel
        case tags
        case fields
        case tracks
        case assigned
        case team
        case tier
        case account
        case locale
        case subjectHas = "subject_has"
        case ratingAtMost = "rating_at_most"
    }

    /// How deep conditions may lie in each other, counted in steps of the file.
    private static let depthMax = 32

    let condition: TicketCondition

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.depthMax else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "conditions lie too deep in each other"))
        }
        let values = try decoder.strictContainer(keyedBy: Key.self)
        // In the order of the form and not of the file, which a decoder does not promise.
        let parts = try Key.allCases.filter(values.contains).flatMap { try Self.conditions($0, values) }
        guard !parts.isEmpty else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "say what has to be so; nothing stands here"))
        }
        condition = parts.count == 1 ? parts[0] : .all(parts)
    }

    private static func conditions(_ key: Key, _ values: KeyedDecodingContainer<Key>) throws -> [TicketCondition] {
        switch key {
        case .all: return [.all(try list(key, values))]
        case .any: return [.any(try list(key, values))]
        case .not: return [.not(try values.decode(ConditionEntry.self, forKey: key).condition)]
        case .fields:
            return try mapping(key, values).map { .field(key: $0, values: $1) }
        case .tracks:
            return try mapping(key, values).map { .track(key: $0, states: $1) }
        default: return [try condition(key, values)]
        }
    }

    private static func condition(_ key: Key, _ values: KeyedDecodingContainer<Key>) throws -> TicketCondition {
        switch key {
        case .category: .category(try values.decodeWordList(Status.Category.self, forKey: key))
        case .waitingOn: .waitingOn(try values.decodeWordList(Status.WaitingOn.self, forKey: key))
        case .channel: .channel(try values.decodeWordList(Channel.self, forKey: key))
        case .assigned: .assigned(try values.decode(Bool.self, forKey: key))
        case .ratingAtMost: .ratingAtMost(try values.decode(Int.self, forKey: key))
        case .locale: .locale(try values.decode(OneOrMore<LanguageTag>.self, forKey: key).values)
        case .issueType: .issueType(try strings(key, values))
        case .tags: .tagged(try strings(key, values))
        case .team: .team(try strings(key, values))
        case .tier: .tier(try strings(key, values))
        case .account: .account(try strings(key, values))
        case .subjectHas: .subjectHas(try strings(key, values))
        default: .status(try strings(key, values))
        }
    }

    private static func strings(_ key: Key, _ values: KeyedDecodingContainer<Key>) throws -> [String] {
        try values.decode(OneOrMore<String>.self, forKey: key).values
    }

    private static func list(_ key: Key, _ values: KeyedDecodingContainer<Key>) throws -> [TicketCondition] {
        let list = try values.decode([ConditionEntry].self, forKey: key).map(\.condition)
        guard !list.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: values, debugDescription: "name at least one condition")
        }
        return list
    }

    /// Values by key, in alphabetic order.
    private static func mapping(
        _ key: Key, _ values: KeyedDecodingContainer<Key>
    ) throws -> [(String, [String])] {
        try values.decode([String: OneOrMore<String>].self, forKey: key).map { ($0.key, $0.value.values) }
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }
}

/// A list, or a single value that stands for a list of one.
struct OneOrMore<Value: Decodable>: Decodable {
    let values: [Value]

    init(from decoder: any Decoder) throws {
        if decoder.word != nil {
            values = [try Value(from: decoder)]
        } else {
            values = try [Value](from: decoder)
        }
        guard !values.isEmpty else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "name at least one value"))
        }
    }
}

extension KeyedDecodingContainer {
    /// Words of a fixed list in the order of that list: several, or one by itself.
    func decodeWordList<Word>(_ type: Word.Type, forKey key: Key) throws -> [Word]
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        let texts = try decode(OneOrMore<String>.self, forKey: key).values
        if let unknown = texts.first(where: { Word(rawValue: $0) == nil }) {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key], debugDescription: "\"\(unknown)\" is none of \(words)"))
        }
        return Word.allCases.filter { texts.contains($0.rawValue) }
    }
}
