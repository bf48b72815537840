/// What a desk does by itself, and what its staff have ready.
public struct Automation: Sendable, Hashable, Codable {
    /// What happens when something else happens, in the order in which it is looked at.
    public var rules: [AutomationRule]

    /// What a desk does by itself; by default nothing.
    public init(rules: [AutomationRule] = []) {
        self.rules = rules
    }

    /// Reads it, also what was written before there were all of these fields.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(rules: try values.decode(forKey: .rules, default: []))
    }

    /// The ids of the people whom rules name, in alphabetic order.
    var peopleNamed: [String] {
        let actions = rules.flatMap(\.actions)
        let ids = actions.compactMap { action -> String? in
            if case .assign(.person(let id)) = action { id } else { nil }
        }
        return Set(ids).sortedByBytes
    }
}
