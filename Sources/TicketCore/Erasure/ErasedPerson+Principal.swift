extension ErasedPerson {
    /// Everything by which somebody is known who is named by id or mail address; no pseudonym yet.
    ///
    /// - Parameters:
    ///   - principal: who may call by that name; nil for nobody.
    ///   - name: the id or the address.
    /// - Throws: `Refusal.notARequester` for staff, services and ticketd itself.
    public init(principal: Principal?, named name: String) throws(Refusal) {
        let system = Actor.system(tenant: "").person.id
        if let person = principal?.person {
            guard person.role == .requester else { throw .notARequester(person.role) }
            self.init(
                ids: [person.id], addresses: person.email.isEmpty ? [] : [person.email],
                names: person.name.isEmpty ? [] : [person.name], pseudonym: "")
        } else if name == system {
            throw .notARequester(.system)
        } else if name.contains("@") {
            self.init(addresses: [name], pseudonym: "")
        } else {
            self.init(ids: [name], pseudonym: "")
        }
    }
}
