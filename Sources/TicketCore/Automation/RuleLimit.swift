/// How far rules go inside one command; beyond it they stop, and the ticket tells so.
public enum RuleLimit: String, Sendable, Hashable, CaseIterable {
    /// Rules set each other off at most 8 deep.
    case depth
    /// Rules make at most 32 events a command.
    case events

    /// Its number.
    public var most: Int {
        switch self {
        case .depth: 8
        case .events: 32
        }
    }
}
