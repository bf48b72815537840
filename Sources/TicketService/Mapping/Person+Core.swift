internal import TicketCore
internal import TicketMessages

extension TicketMessages.Person {
    /// Somebody as a reader may see them: mail addresses are shown to staff, to services and to their owner.
    init(_ person: PersonReference, reader: Actor) {
        let showsEmail = reader.person.role != .requester || reader.person.id == person.id
        self.init(
            id: person.id, name: person.name, email: showsEmail ? person.email : "", role: Role(person.role),
            account: person.account ?? "")
    }
}
