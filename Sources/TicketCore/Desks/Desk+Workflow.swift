extension Desk {
    /// The move from one status to another that this trigger sets off, if the workflow has it.
    ///
    /// Of several that match, the exact one wins over `* -> b`, that over `a -> *`, and that over `* -> *`.
    public func transition(from: String, to: String, on trigger: Transition.Trigger) -> Transition? {
        guard from != to, let match = Wildcard.match(transitions, from: from, to: to, ends: { ($0.from, $0.to) })
        else { return nil }
        return match.triggers.contains(trigger) ? match : nil
    }

    /// The moves out of a status that somebody in this role may ask for, in the order of the desk's moves, which is
    /// that of the buttons; those of one wildcard in the order of the statuses.
    public func transitions(from: String, by role: Role) -> [(status: Status, transition: Transition)] {
        var moves: [(order: Int, status: Status, transition: Transition)] = []
        for status in statuses {
            guard let move = transition(from: from, to: status.key, on: .command), move.roles.contains(role) else {
                continue
            }
            moves.append((transitions.firstIndex(of: move) ?? 0, status, move))
        }
        // Sorting keeps equal elements in their order.
        return moves.sorted { $0.order < $1.order }.map { ($0.status, $0.transition) }
    }

    /// The status to which something other than a command moves a ticket, or nil if it stays.
    public func target(in status: String, on trigger: Transition.Trigger) -> (status: Status, transition: Transition)? {
        for target in statuses {
            if let move = transition(from: status, to: target.key, on: trigger) { return (target, move) }
        }
        return nil
    }

    /// Whether nothing leads out of a status.
    public func isTerminal(_ status: String) -> Bool {
        !transitions.contains { ($0.from == nil || $0.from == status) && $0.to != status }
    }

    /// The moves out of a status that somebody in this role may ask for, with the status to which each leads as that
    /// role sees it. To customers, what leads to where they think the ticket is already is no move, and of two that
    /// look the same the first counts.
    public func choices(
        from: String, by role: Role
    ) -> [(seen: Status, status: Status, transition: Transition)] {
        let present = presented(from, to: role)?.key
        var keys: Set<String> = role == .requester ? Set([present].compactMap { $0 }) : []
        return transitions(from: from, by: role).compactMap { status, transition in
            let seen = presented(status.key, to: role) ?? status
            return keys.insert(seen.key).inserted ? (seen, status, transition) : nil
        }
    }

    /// The keys of the statuses of which somebody in this role knows.
    public func statusKeys(knownTo role: Role) -> [String] {
        statuses.filter { role != .requester || $0.customerAlias == nil }.map(\.key)
    }

    /// What customers see instead of a status; nil if they see it.
    func customerStatus(_ status: Status) -> StatusReference? {
        status.customerAlias.flatMap { self.status($0)?.reference }
    }

    /// The status as somebody in this role sees it: for customers its alias, if it has one.
    public func presented(_ key: String, to role: Role) -> Status? {
        guard let status = status(key) else { return nil }
        guard role == .requester, let alias = status.customerAlias else { return status }
        return self.status(alias) ?? status
    }
}
