internal import TicketCore

/// Chooses the runs of indexes that a list is read from.
///
/// A customer's are their own tickets, the account's shared ones and those in which they take part. For staff it is the
/// narrowest of: a requester's, an account's, an agent's, those of a few statuses, all. The runs share no ticket.
struct TicketRuns {
    /// Of how many statuses or agents the runs are read side by side; with more, all tickets are looked at.
    private static let besideMax = 8

    let query: TicketQuery
    let tenant: TenantID

    var all: [TicketRun] {
        switch query.scope {
        case .none: []
        case .all: staffRuns
        case .customer(let person, let account, let email):
            [own(person)] + shared(account: account, besides: person)
                + participant(email: email, person: person, account: account)
        }
    }

    private var staffRuns: [TicketRun] {
        let filter = query.filter
        if let requester = filter.requester { return [own(requester)] }
        if let account = filter.account { return [false, true].map { self.account(account, shared: $0) } }
        let assignees = Set(filter.assignees)
        if !filter.includesUnassigned, (1...Self.besideMax).contains(assignees.count) {
            return assignees.sorted().map { self.equal("assignee", $0, index: "tickets_by_assignee") }
        }
        let statuses = Set(filter.statuses)
        // What changed last is found soonest among all; what nothing has changed for long is closed, as a rule.
        if query.order != .latestUpdated, (1...Self.besideMax).contains(statuses.count) {
            return statuses.sorted().map { self.equal("status", $0, index: "tickets_by_status") }
        }
        guard query.order.isByUpdate else { return [TicketRun(source: "tickets NOT INDEXED")] }
        var run = TicketRun(source: "tickets INDEXED BY tickets_by_update", isByUpdate: true)
        run.conditions.add("tenant = ?", .integer(tenant.rawValue))
        return [run]
    }

    private func equal(_ column: String, _ value: String, index: String) -> TicketRun {
        var run = TicketRun(source: "tickets INDEXED BY \(index)")
        run.conditions.add("tenant = ?", .integer(tenant.rawValue))
        run.conditions.add("\(column) = ?", .text(value))
        return run
    }

    private func own(_ person: String) -> TicketRun {
        equal("requester", person, index: "tickets_by_requester")
    }

    /// The account's shared tickets but for the person's own, which are in another run.
    private func shared(account: String?, besides person: String) -> [TicketRun] {
        guard let account else { return [] }
        var run = self.account(account, shared: true)
        run.conditions.add("requester <> ?", .text(person))
        return [run]
    }

    /// The tickets in which whoever has the address is let in, but for those in the other runs.
    private func participant(email: String, person: String, account: String?) -> [TicketRun] {
        guard !email.isEmpty else { return [] }
        var run = TicketRun(
            source: "participants CROSS JOIN tickets ON ticket = participants.on_ticket", key: "on_ticket")
        run.conditions.add("in_tenant = ?", .integer(tenant.rawValue))
        run.conditions.add("email = ?", .text(email))
        run.conditions.add("requester <> ?", .text(person))
        if let account { run.conditions.add("(shared = 0 OR account IS NOT ?)", .text(account)) }
        return [run]
    }

    private func account(_ account: String, shared: Bool) -> TicketRun {
        var run = equal("account", account, index: "tickets_by_account")
        run.conditions.add(shared ? "shared = 1" : "shared = 0")
        return run
    }
}
