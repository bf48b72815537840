/// Looks through events for somebody, and learns by which other names the person is known.
///
/// What is learned at one event may concern those before it: then they have to be looked at once more, with what is
/// known by then.
public struct PersonScan {
    /// Who is looked for, with what was learned.
    public private(set) var person: ErasedPerson
    /// Whether something was learned, so that events before may have been missed.
    public private(set) var hasLearned = false

    private let ownTickets: Set<Int64>
    private let holder: (_ address: String) throws -> String?
    private let isKnown: (_ id: String) throws -> Bool
    private let eraser: TicketEraser

    /// A scan.
    ///
    /// - Parameters:
    ///   - person: who is looked for.
    ///   - ownTickets: the numbers of the person's own tickets.
    ///   - holder: the id of whoever may call and has an address now.
    ///   - isKnown: whether somebody of this id may call.
    public init(
        _ person: ErasedPerson, ownTickets: Set<Int64>, holder: @escaping (_ address: String) throws -> String?,
        isKnown: @escaping (_ id: String) throws -> Bool
    ) {
        self.person = person
        self.ownTickets = ownTickets
        self.holder = holder
        self.isKnown = isKnown
        eraser = TicketEraser(person, isOwnTicket: ownTickets.contains, desk: { _, _ in nil })
    }

    /// Whether an event has something of the person in it.
    public mutating func take(_ event: TicketEvent) throws -> Bool {
        for other in event.people { try learn(from: other) }
        if ownTickets.contains(event.ticketNumber) { return true }
        var eraser = eraser
        _ = eraser.erasing(event)
        return eraser.hasChanged
    }

    /// Learns from somebody in an event or another place.
    public mutating func learn(from other: PersonReference) throws {
        let before = person
        let address = other.email.lowercased()
        if person.isMeant(by: other) {
            if !other.name.isEmpty { person.names.insert(other.name) }
            // An address that somebody else has by now is theirs.
            if !address.isEmpty, !person.addresses.contains(address),
                try holder(address).map(person.ids.contains) ?? true
            {
                person.addresses.insert(address)
            }
        } else if person.addresses.contains(address), other.id != person.pseudonym, try !isKnown(other.id) {
            person.ids.insert(other.id)
        }
        if person != before { hasLearned = true }
    }
}

extension TicketEvent {
    /// Everybody who is named in it as somebody known.
    var people: [PersonReference] {
        let others: [PersonReference?] =
            switch change {
            case .created(let created): [created.requester, created.state.assignee]
            case .commentAdded(let comment): [comment.origin?.author]
            case .assigned(let assignee, _): [assignee]
            default: []
            }
        return [actor] + others.compactMap { $0 }
    }
}
