/// New values for what stands on a ticket, all at once.
extension ChangeDecider {
    mutating func update(_ changes: TicketChanges) throws(Refusal) {
        if changes.tags != nil { try checkMay(.tagTicket) }
        if changes.fields != nil { try checkMay(.setCustomFields) }
        let fields = changes.fields.map(withAbsent)
        var validator = FieldValidator(desk: desk)
        let changed = validator.changed(changes, of: ticket)
        if let tags = changes.tags {
            validator.checkTags(tags, field: "ticket.tags")
            validator.checkTagCount(Set(tags).count, field: "ticket.tags")
        }
        validator.checkFields(fields ?? [:], asCustomer: isCustomer, path: "ticket.fields")
        try validator.finish()
        try checkEditable()
        if !changed.isEmpty { run.add(.updated(changed)) }
        if let tags = changes.tags { put(tags: Set(tags)) }
        if let fields { put(fields: fields) }
    }

    /// Customers change nothing any more where nothing leads on.
    func checkEditable() throws(Refusal) {
        if isCustomer, desk.isTerminal(ticket.status.key) { throw .notEditable(status: seenStatus) }
    }

    func checkMay(_ operation: Operation) throws(Refusal) {
        if Authorization.may(actor, operation, ticket) != .yes { throw .forbidden(operation) }
    }

    /// The values, with an empty one for each that the ticket has, the actor may set and the list does not name.
    private func withAbsent(_ values: [String: String]) -> [String: String] {
        let absent = ticket.state.fields.keys.filter { key in
            values[key] == nil && (!isCustomer || desk.field(key)?.requesterMaySet ?? false)
        }
        return values.merging(absent.map { ($0, "") }, uniquingKeysWith: { given, _ in given })
    }
}
