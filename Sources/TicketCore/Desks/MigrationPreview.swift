/// What becomes of each status when tickets are brought to another version of their desk, or to another desk.
public struct MigrationPreview: Sendable, Hashable {
    /// Where the tickets of one status go.
    public struct Move: Sendable, Hashable {
        /// The key of the status now.
        public var from: String
        /// The key of the status then; nil if nothing says it, so that such tickets cannot go.
        public var to: String?

        /// A move of the tickets of one status.
        public init(from: String, to: String?) {
            self.from = from
            self.to = to
        }
    }

    /// One for each status, in the order of the desk.
    public var moves: [Move]

    /// What a migration with this map would do. A status that the map does not name keeps its key, if there is one of
    /// it, as for `Command.migrate`.
    public init(from desk: Desk, to target: Desk, statuses: [String: String]) {
        moves = desk.statuses.map { status in
            let key = statuses[status.key] ?? status.key
            return Move(from: status.key, to: target.status(key)?.key)
        }
    }

    /// Whether every ticket can go.
    public var isComplete: Bool { moves.allSatisfy { $0.to != nil } }
}
