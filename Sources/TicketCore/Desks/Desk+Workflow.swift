extension Desk {
    /// The move from one status to another that this trigger sets off, if the workflow has it.
    ///
    /// Of several that match, the exact one wins over `* -> b`, that over `a -> *`, and that over `* -> *`.
    public func transition(from: String, to: String, on trigger: Transition.Trigger) -> Transition? {
        guard from != to else { return nil }
        let patterns: [(from: String?, to: String?)] = [(from, to), (nil, to), (from, nil), (nil, nil)]
        for pattern in patterns {
            if let match = transitions.first(where: { $0.from == pattern.from && $0.to == pattern.to }) {
                return match.triggers.contains(trigger) ? match : nil
            }
        }
        return nil
    }

    /// The moves out of a status that somebody in this role may ask for, in the order of the statuses.
    public func transitions(from: String, by role: Role) -> [(status: Status, transition: Transition)] {
        statuses.compactMap { status in
            guard let move = transition(from: from, to: status.key, on: .command), move.roles.contains(role) else {
                return nil
            }
            return (status, move)
        }
    }

    /// The status to which a reply moves a ticket, or nil if it stays.
    public func statusAfterReply(in status: String, trigger: Transition.Trigger) -> Status? {
        statuses.first { transition(from: status, to: $0.key, on: trigger) != nil }
    }

    /// Whether nothing leads out of a status.
    public func isTerminal(_ status: String) -> Bool {
        !transitions.contains { ($0.from == nil || $0.from == status) && $0.to != status }
    }
}
