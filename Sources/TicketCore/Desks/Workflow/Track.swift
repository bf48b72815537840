/// A second machine beside the status, such as the incident behind a request.
public struct Track: Sendable, Hashable, Codable {
    /// A state of the track.
    public struct State: Sendable, Hashable, Codable {
        /// Names the state inside its track.
        public var key: String
        /// What readers call it.
        public var labels: LocalizedText
        /// What it means to the reader.
        public var descriptions: LocalizedText
        /// Whether the desk means it to be an end.
        public var terminal: Bool

        /// A state with all that a desk says of it.
        public init(key: String, labels: LocalizedText, descriptions: LocalizedText, terminal: Bool) {
            self.key = key
            self.labels = labels
            self.descriptions = descriptions
            self.terminal = terminal
        }
    }

    /// A move of the track. Of several that match, the exact one wins, as for statuses.
    public struct Move: Sendable, Hashable, Codable {
        /// The key of the state it leaves; nil for any.
        public var from: String?
        /// The key of the state it leads to; nil for any.
        public var to: String?
        /// Who may ask for it.
        public var roles: Set<Role>
        /// What it is called on a button.
        public var actionLabels: LocalizedText

        /// A move with all that a desk says of it.
        public init(from: String?, to: String?, roles: Set<Role>, actionLabels: LocalizedText) {
            self.from = from
            self.to = to
            self.roles = roles
            self.actionLabels = actionLabels
        }
    }

    /// Names the track inside its desk.
    public var key: String
    /// What readers call it.
    public var names: LocalizedText
    /// The key of the state in which it begins.
    public var initialState: String
    /// The states, in the order in which they are shown.
    public var states: [State]
    /// The moves, in the order in which they are shown.
    public var moves: [Move]

    /// A track with all that a desk says of it.
    public init(key: String, names: LocalizedText, initialState: String, states: [State], moves: [Move]) {
        self.key = key
        self.names = names
        self.initialState = initialState
        self.states = states
        self.moves = moves
    }

    /// The state of this key.
    public func state(_ key: String) -> State? { states.first { $0.key == key } }

    /// The move from one state to another, if the track has it.
    public func move(from: String, to: String) -> Move? {
        guard from != to else { return nil }
        return Wildcard.match(moves, from: from, to: to, ends: { ($0.from, $0.to) })
    }

    /// The states to which somebody in this role may bring it.
    public func moves(from: String, by role: Role) -> [State] {
        states.filter { move(from: from, to: $0.key)?.roles.contains(role) ?? false }
    }
}
