/// Tells which conditions no ticket of a desk can meet.
///
/// What a ticket has one of, such as its status, is tried value by value, one such thing at a time; the rest is taken
/// to be possible either way. So it finds what contradicts itself in one thing, and never calls impossible what is not.
struct ConditionReach {
    /// One thing that a ticket has one of, with a value that it may have.
    private enum Known {
        case nothing
        case status(Status)
        case issueType(String)
        case channel(Channel)
        case team(String?)
        case tier(String?)
        case track(String, state: String)
        case field(String, value: String?)
        case assigned(Bool)
    }

    let desk: Desk

    func cannotHold(_ condition: TicketCondition) -> Bool {
        families.contains { values in values.allSatisfy { holds(condition, with: $0) == false } }
    }

    private var families: [[Known]] {
        let tracks = desk.tracks.map { track in track.states.map { Known.track(track.key, state: $0.key) } }
        let fields = desk.fields.filter { $0.kind == .choice }.map { field in
            (field.choices.map(\.key).map(Optional.some) + [nil]).map { Known.field(field.key, value: $0) }
        }
        let channels = Channel.allCases.filter(desk.channels.contains)
        return [
            [.nothing], desk.statuses.map(Known.status), desk.issueTypes.map { .issueType($0.key) },
            channels.map(Known.channel), (desk.teams.map(\.key).map(Optional.some) + [nil]).map(Known.team),
            (desk.tiers.isEmpty ? [nil] : desk.tiers.map(\.key).map(Optional.some)).map(Known.tier),
            [.assigned(true), .assigned(false)],
        ].filter { !$0.isEmpty } + tracks + fields
    }

    /// Whether it holds; nil where that depends on what is not known.
    private func holds(_ condition: TicketCondition, with known: Known) -> Bool? {
        switch (condition, known) {
        case (.all(let parts), _): every(parts.map { holds($0, with: known) })
        case (.any(let parts), _): every(parts.map { holds($0, with: known).map { !$0 } }).map { !$0 }
        case (.not(let part), _): holds(part, with: known).map { !$0 }
        case (.status(let keys), .status(let status)): keys.contains(status.key)
        case (.category(let values), .status(let status)): values.contains(status.category)
        case (.waitingOn(let values), .status(let status)): values.contains(status.waitingOn)
        case (.issueType(let keys), .issueType(let key)): keys.contains(key)
        case (.channel(let channels), .channel(let channel)): channels.contains(channel)
        case (.team(let keys), .team(let key)): key.map(keys.contains) ?? false
        case (.tier(let keys), .tier(let key)): key.map(keys.contains) ?? false
        case (.track(let key, let states), .track(let track, let state)) where key == track: states.contains(state)
        case (.field(let key, let values), .field(let field, let value)) where key == field:
            value.map(values.contains) ?? false
        case (.assigned(let wanted), .assigned(let value)): wanted == value
        case (.ratingAtMost(let score), _): desk.rating.occasion == .off || score < desk.rating.scoreMin ? false : nil
        default: nil
        }
    }

    /// True if each is, false if one is not, else nil.
    private func every(_ values: [Bool?]) -> Bool? {
        if values.contains(false) { return false }
        return values.contains(nil) ? nil : true
    }
}
