internal import TicketCore

/// Conditions of a WHERE clause. Values are bound, never written into the text.
struct SQLConditions {
    /// A value to bind.
    enum Value: Hashable {
        case integer(Int64)
        case text(String)
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

    /// Adds what a filter asks for, as one term, which SQLite's planner does not take apart. Statuses are compared as
    /// somebody in this role sees them.
    mutating func addAsOneTerm(_ filter: TicketFilter, as role: Role) {
        var conditions = SQLConditions()
        conditions.add(filter, as: role)
        guard !conditions.terms.isEmpty else { return }
        terms.append("(\(conditions.sql)) IS TRUE")
        values += conditions.values
    }

    private mutating func add(_ filter: TicketFilter, as role: Role) {
        func seen(_ column: String) -> String {
            role == .requester ? "coalesce(customer_\(column), \(column))" : column
        }
        add("desk", among: filter.desks.map(Value.text))
        add(seen("status"), among: filter.statuses.map(Value.text))
        add(seen("category"), among: filter.categories.map { .integer($0.column) })
        add(seen("waiting_on"), among: filter.waitingOn.map { .integer($0.column) })
        add("issue_type", among: filter.issueTypes.map(Value.text))
        add("channel", among: filter.channels.map { .integer($0.column) })
        add("assignee", among: filter.assignees.map(Value.text))
        add("team", among: filter.teams.map(Value.text))
        add("tier", among: filter.tiers.map(Value.text))
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

    private mutating func add(_ column: String, in range: TimeRange) {
        if let start = range.start { add("\(column) >= ?", .integer(start.microsecondsSinceEpoch)) }
        if let end = range.end { add("\(column) < ?", .integer(end.microsecondsSinceEpoch)) }
    }

    private static func room(for count: Int) -> Int { count <= 1 ? 1 : count <= 8 ? 8 : count }
}
