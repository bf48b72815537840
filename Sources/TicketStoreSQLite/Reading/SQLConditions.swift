internal import TicketCore

/// Conditions of a WHERE clause. Values are bound, never written into the text.
struct SQLConditions {
    /// A value to bind.
    enum Value: Hashable {
        case integer(Int64)
        case text(String)
        case null
    }

    private var terms: [String] = []
    private(set) var values: [Value] = []

    /// All conditions, joined by AND.
    var sql: String { terms.joined(separator: " AND ") }

    /// Adds a condition without a value.
    mutating func add(_ term: String) {
        terms.append(term)
    }

    /// Adds a condition with one `?`.
    mutating func add(_ term: String, _ value: Value) {
        terms.append(term)
        values.append(value)
    }

    /// Adds a condition with several `?`.
    mutating func add(_ term: String, _ values: [Value]) {
        terms.append(term)
        self.values += values
    }

    /// Adds the value of a `?` that stands behind the conditions.
    mutating func addTrailing(_ value: Value) {
        values.append(value)
    }

    /// Adds that a ticket is one that may be seen.
    mutating func addVisibility(_ scope: TicketScope, tenant: TenantID) {
        switch scope {
        case .all: break
        case .none: add("0")
        case .customer(let person, let account, let email):
            let participates = """
                EXISTS (SELECT 1 FROM participants WHERE in_tenant = ? AND email = ? AND on_ticket = ticket)
                """
            // No account and no address equal none.
            add(
                "(requester = ? OR (shared = 1 AND account = ?) OR \(participates))",
                [.text(person), account.map(Value.text) ?? .null, .integer(tenant.rawValue), .text(email)])
        }
    }

    /// Adds what a filter asks for, as one term, which SQLite's planner does not take apart.
    mutating func addAsOneTerm(_ filter: TicketFilter) {
        var conditions = SQLConditions()
        conditions.add(filter)
        guard !conditions.terms.isEmpty else { return }
        terms.append("(\(conditions.sql)) IS TRUE")
        values += conditions.values
    }

    private mutating func add(_ filter: TicketFilter) {
        add("desk", among: filter.desks.map(Value.text))
        add("status", among: filter.statuses.map(Value.text))
        add("category", among: filter.categories.map { .integer($0.column) })
        add("waiting_on", among: filter.waitingOn.map { .integer($0.column) })
        add("issue_type", among: filter.issueTypes.map(Value.text))
        add("channel", among: filter.channels.map { .integer($0.column) })
        add(assignees: filter.assignees, unassigned: filter.includesUnassigned)
        add("team", among: filter.teams.map(Value.text))
        add("tier", among: filter.tiers.map(Value.text))
        for tag in filter.tags { add("instr(tags, ?) > 0", .text(ListColumn.item(tag))) }
        add(trackStates: filter.trackStates)
        if !filter.includesDeleted { add("deleted = 0") }
        if let requester = filter.requester { add("requester = ?", .text(requester)) }
        if let account = filter.account { add("account = ?", .text(account)) }
        add("create_time", in: filter.created)
        add("update_time", in: filter.updated)
    }

    /// Binds every value, in order.
    func bind(to statement: Statement) {
        for (index, value) in values.enumerated() {
            switch value {
            case .integer(let integer): statement.bind(integer, at: Int32(index + 1))
            case .text(let text): statement.bind(text, at: Int32(index + 1))
            case .null: statement.bind(nil as Int64?, at: Int32(index + 1))
            }
        }
    }

    private mutating func add(_ column: String, among values: [Value]) {
        guard !values.isEmpty else { return }
        // One text for all lists of up to eight values keeps the number of statements small; a value may stand twice.
        let padded = values + Array(repeating: values[0], count: max(0, Self.room(for: values.count) - values.count))
        terms.append("\(column) IN (\(padded.map { _ in "?" }.joined(separator: ", ")))")
        self.values += padded
    }

    private mutating func add(assignees: [String], unassigned: Bool) {
        guard unassigned else { return add("assignee", among: assignees.map(Value.text)) }
        var conditions = SQLConditions()
        conditions.add("assignee", among: assignees.map(Value.text))
        add((["assignee IS NULL"] + conditions.terms).joined(separator: " OR ").inParentheses, conditions.values)
    }

    private mutating func add(trackStates: [TrackCondition]) {
        guard !trackStates.isEmpty else { return }
        let terms = trackStates.map { _ in "instr(tracks, ?) > 0" }
        add(
            terms.joined(separator: " OR ").inParentheses,
            trackStates.map { .text(ListColumn.item(ListColumn.trackState($0.track, $0.state))) })
    }

    private mutating func add(_ column: String, in range: TimeRange) {
        if let start = range.start { add("\(column) >= ?", .integer(start.microsecondsSinceEpoch)) }
        if let end = range.end { add("\(column) < ?", .integer(end.microsecondsSinceEpoch)) }
    }

    private static func room(for count: Int) -> Int { count <= 1 ? 1 : count <= 8 ? 8 : count }
}

extension String {
    fileprivate var inParentheses: String { "(\(self))" }
}
