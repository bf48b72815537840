extension Desk {
    /// How many a desk may have of each of its parts that are neither moves nor inside others, and how many states its
    /// tracks in all.
    public static let partsMax = 200
    /// How many moves a desk may have, and its tracks in all; how many guards and effects, choices of fields, and
    /// signals of timers in all.
    public static let movesMax = 1_000

    /// What there is too much of, so that looking over the rest, and deciding by it, takes a bounded time.
    func sizeFindings() -> [DeskFinding] {
        let lists: [(path: [DeskFinding.PathStep], count: Int, max: Int)] =
            [
                (["statuses"], statuses.count, Self.partsMax), (["issue_types"], issueTypes.count, Self.partsMax),
                (["timers"], timers.count, Self.partsMax), (["tracks"], tracks.count, Self.partsMax),
                (["tiers"], tiers.count, Self.partsMax), (["teams"], teams.count, Self.partsMax),
                (["fields"], fields.count, Self.partsMax), (["messages"], messages.count, Self.partsMax),
                (["support_contacts"], supportContacts.count, Self.partsMax),
                (["moves_to"], statusMaps.count, Self.partsMax),
                (["transitions"], transitions.count, Self.movesMax),
                (["tracks"], tracks.map(\.states.count).reduce(0, +), Self.partsMax),
                (["tracks"], tracks.map(\.moves.count).reduce(0, +), Self.movesMax),
                (["transitions"], transitions.map { $0.guards.count + $0.effects.count }.reduce(0, +), Self.movesMax),
                (["fields"], fields.map(\.choices.count).reduce(0, +), Self.movesMax),
                (["timers"], timers.map { $0.armedBy.count + $0.disarmedBy.count }.reduce(0, +), Self.movesMax),
            ]
        return lists.filter { $0.count > $0.max }
            .map { path, count, max in
                let name = path.map(\.description).joined()
                return DeskFinding(
                    severity: .error, code: "TOO_MANY", path: path,
                    message: "\(name): \(count) of them, with what they hold; there may be \(max)")
            }
    }
}
