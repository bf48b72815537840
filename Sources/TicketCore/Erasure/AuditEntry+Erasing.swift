extension AuditEntry {
    /// The entry with a person's pseudonym in the place of the person; where it is about them, without the network
    /// address.
    public func erasing(_ person: ErasedPerson) -> AuditEntry {
        func isMeant(_ id: String?) -> Bool { id.map(person.ids.contains) ?? false }
        guard isMeant(actorID) || isMeant(subjectID) else { return self }
        var next = self
        if isMeant(actorID) { next.actorID = person.pseudonym }
        if isMeant(subjectID) { next.subjectID = person.pseudonym }
        next.peer = nil
        return next
    }
}
