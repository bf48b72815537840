/// What a desk does by itself, what it promises, and what its staff have ready.
public struct Automation: Sendable, Hashable, Codable {
    /// What happens when something else happens, in the order in which it is looked at.
    public var rules: [AutomationRule]
    /// What staff do in one go, in the order in which it is shown.
    public var macros: [Macro]
    /// What staff have ready to say, in the order in which it is shown.
    public var cannedResponses: [CannedResponse]
    /// What the desk promises a time for. Of several of one kind that hold for a ticket, the first does.
    public var targets: [ServiceTarget]

    /// What a desk does by itself; by default nothing.
    public init(
        rules: [AutomationRule] = [], macros: [Macro] = [], cannedResponses: [CannedResponse] = [],
        targets: [ServiceTarget] = []
    ) {
        self.rules = rules
        self.macros = macros
        self.cannedResponses = cannedResponses
        self.targets = targets
    }

    /// Reads it, also what was written before there were all of these fields.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rules: try values.decode(forKey: .rules, default: []),
            macros: try values.decode(forKey: .macros, default: []),
            cannedResponses: try values.decode(forKey: .cannedResponses, default: []),
            targets: try values.decode(forKey: .targets, default: []))
    }

    /// The macro of this key.
    public func macro(_ key: String) -> Macro? { macros.first { $0.key == key } }

    /// The canned response of this key.
    public func cannedResponse(_ key: String) -> CannedResponse? { cannedResponses.first { $0.key == key } }

    /// The ids of the people whom rules and macros name, in alphabetic order.
    var peopleNamed: [String] {
        let actions = rules.flatMap(\.actions) + macros.flatMap(\.actions)
        let ids = actions.compactMap { action -> String? in
            if case .assign(.person(let id)) = action { id } else { nil }
        }
        return Set(ids).sortedByBytes
    }
}
