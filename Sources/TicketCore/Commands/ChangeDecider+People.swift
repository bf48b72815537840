/// Who takes part in a ticket, and what it is sorted by.
extension ChangeDecider {
    mutating func addParticipant(_ email: String, isTold: Bool?, isLetIn: Bool?) throws(Refusal) {
        try checkMayChangeParticipants(isTold: isTold, isLetIn: isLetIn)
        guard let address = EmailAddress(email) else {
            throw .invalid([
                FieldViolation(
                    field: "email", reason: "INVALID_ADDRESS",
                    description: "\"\(email)\" is no mail address, such as \"ana@example.com\"")
            ])
        }
        let present = ticket.state.participant(email: address.text)
        let participant = Participant(
            email: present?.email ?? address.text,
            isTold: isTold ?? present?.isTold ?? (desk.cc.told == .publicUpdates),
            isLetIn: isLetIn ?? present?.isLetIn ?? desk.cc.letsIn)
        if participant.isLetIn, ticket.visibility == .requester {
            throw .conflict(
                reason: "REQUESTER_ONLY", message: "only its requester sees this ticket; nobody else can be let in",
                legal: [])
        }
        if present == nil, ticket.state.participants.count >= desk.limits.ccEmailsMax {
            throw .conflict(
                reason: "TOO_MANY_PARTICIPANTS",
                message: "at most \(desk.limits.ccEmailsMax) take part; remove somebody first", legal: [])
        }
        if participant != present { run.add(.participantAdded(participant)) }
    }

    mutating func removeParticipant(_ email: String) throws(Refusal) {
        try checkMayChangeParticipants(isTold: nil, isLetIn: nil)
        guard let present = ticket.state.participant(email: email) else {
            throw .notFound(what: "participant \"\(email)\"")
        }
        run.add(.participantRemoved(email: present.email))
    }

    /// What customers may do about it is the desk's affair; which rights somebody has is for staff to say.
    private func checkMayChangeParticipants(isTold: Bool?, isLetIn: Bool?) throws(Refusal) {
        guard isCustomer else { return }
        guard desk.cc.requesterMayAdd else {
            throw .forbidden(
                reason: "PARTICIPANTS_FIXED", message: "at this desk only staff add and remove participants")
        }
        guard isTold == nil, isLetIn == nil else {
            throw .forbidden(reason: "RIGHTS_FIXED", message: "which rights a participant has is for staff to say")
        }
    }

    mutating func tag(_ add: [String], _ remove: [String]) throws(Refusal) {
        var validator = FieldValidator(desk: desk)
        validator.checkTags(add, field: "add")
        let present = Set(ticket.state.tags)
        let tags = present.subtracting(remove).union(add)
        validator.checkTagCount(tags.count, field: "add")
        try validator.finish()
        put(tags: tags)
    }

    /// Makes these the ticket's tags.
    mutating func put(tags: Set<String>) {
        let present = Set(ticket.state.tags)
        let (added, removed) = (tags.subtracting(present), present.subtracting(tags))
        guard !added.isEmpty || !removed.isEmpty else { return }
        run.add(.tagged(added: added.sortedByBytes, removed: removed.sortedByBytes))
    }

    mutating func setFields(_ values: [String: String]) throws(Refusal) {
        var validator = FieldValidator(desk: desk)
        validator.checkFields(values, asCustomer: isCustomer, path: "fields")
        try validator.finish()
        try checkEditable()
        put(fields: values)
    }

    /// Gives fields these values; an empty one takes the value away.
    mutating func put(fields values: [String: String]) {
        let changes = values.keys.sortedByBytes.compactMap { key -> CustomFieldChange? in
            let old = ticket.state.fields[key]
            let new = values[key].flatMap { $0.isEmpty ? nil : $0 }
            return old == new ? nil : CustomFieldChange(key: key, oldValue: old, newValue: new)
        }
        if !changes.isEmpty { run.add(.fieldsSet(changes)) }
    }
}

extension Collection where Element == String {
    /// In the order of their bytes, which is the same everywhere.
    var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
