/// What came of a line or a rule.
package enum Outcome: Sendable, Hashable {
    case held
    /// With what was found instead, and the number of the line.
    case failed(String, line: Int)

    package var isGood: Bool { self == .held }
}

/// What came of a rule at one desk.
package struct PlayedRule: Sendable {
    package let scenario: String
    /// Its number in the list of rules.
    package let rule: String
    package let title: String
    package let outcome: Outcome
    /// How many lines compared something with what it should be.
    package let checkCount: Int
}
