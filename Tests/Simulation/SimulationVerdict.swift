internal import TicketCore

/// What callers were told, held against what is there at the end.
struct SimulationVerdict {
    let operations: [SimulatedOperation]
    /// By tenant, and in it by number.
    private var tickets: [String: [Int64: TicketHistory]] = [:]

    /// - Parameter events: every event that is there, by tenant.
    init(operations: [SimulatedOperation], events: [String: [TicketEvent]]) throws {
        self.operations = operations
        for (tenant, events) in events {
            var histories: [Int64: TicketHistory] = [:]
            for event in events {
                try histories[event.ticketNumber, default: TicketHistory(number: event.ticketNumber)].take(event)
            }
            tickets[tenant] = histories
        }
    }

    /// Throws ``BrokenPromise`` where something is lost, doubled or out of order.
    func check() throws {
        for operation in operations { try checkEffect(of: operation) }
        let groups = Dictionary(grouping: operations.compactMap(Placed.init)) { "\($0.tenant) \($0.number)" }
        for placed in groups.values {
            let whole = try placed.map { try complete($0) }
            try LinearizabilityCheck(whole).check()
        }
    }

    /// One effect for each request, however many times it was sent; none for what was refused.
    private func checkEffect(of operation: SimulatedOperation) throws {
        guard operation.isWrite else { return }
        let places = (tickets[operation.person.tenant] ?? [:]).values.flatMap { history in
            (history.revisions[operation.text] ?? []).map { (number: history.number, revision: $0) }
        }
        for (tenant, histories) in tickets where tenant != operation.person.tenant {
            try promise(
                histories.values.allSatisfy { $0.revisions[operation.text] == nil },
                "operation \(operation.index) of \(operation.person.tenant) had an effect in \(tenant)")
        }
        try promise(
            places.count <= 1 || operation.isGivenUp,
            "operation \(operation.index) had \(places.count) effects: \(operation)")
        switch operation.end {
        case .done(let number, let revision, _):
            try promise(
                places.contains { $0.number == number && $0.revision <= revision },
                "operation \(operation.index) was acknowledged and is lost: \(operation)")
        case .refused where operation.attemptCount == 1:
            try promise(places.isEmpty, "operation \(operation.index) was refused and took effect: \(operation)")
        case .refused, nil: break
        }
    }

    /// What was read has to be what the ticket was then.
    private func complete(_ placed: Placed) throws -> LinearizabilityCheck.Step {
        let history = tickets[placed.tenant]?[placed.number]
        let written = history?.revisions[placed.operation.text]?.first
        if let revision = placed.revision {
            let state = history.flatMap {
                $0.states.indices.contains(Int(revision) - 1) ? $0.states[Int(revision) - 1] : nil
            }
            try promise(
                state?.subject == placed.subject,
                "operation \(placed.operation.index) was told of revision \(revision), which is another: "
                    + "\(placed.operation)")
        }
        return LinearizabilityCheck.Step(
            operation: placed.operation.index, start: placed.operation.start,
            end: placed.revision == nil ? nil : placed.operation.endStep, seen: placed.revision,
            written: placed.operation.isWrite ? written : nil)
    }

    /// An operation with the ticket that it is about.
    private struct Placed {
        let operation: SimulatedOperation
        let number: Int64
        let revision: Int64?
        let subject: String?

        var tenant: String { operation.person.tenant }

        init?(_ operation: SimulatedOperation) {
            self.operation = operation
            switch (operation.end, operation.kind) {
            case (.done(let number, let revision, let subject), _):
                self.number = number
                self.revision = revision
                self.subject = subject
            case (_, .comment(let number, _)), (_, .rename(let number, _)), (_, .transition(let number, _)):
                self.number = number
                revision = nil
                subject = nil
            default: return nil
            }
        }
    }
}
