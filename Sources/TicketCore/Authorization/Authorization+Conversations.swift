extension Authorization {
    /// Whether an actor may know of a conversation of the own tenant: with a ticket, if the actor sees that; without
    /// one, if it is the actor's own, or the actor sees every ticket.
    public static func sees(_ actor: Actor, _ conversation: Conversation, ticket: Ticket?) -> Bool {
        if let ticket { return may(actor, .readTicket, ticket) == .yes }
        guard conversation.ticketNumber == nil else { return false }
        return visibleTickets(to: actor).contains(conversation)
    }

    /// Whether an actor may know of a conversation.
    public static func sees(_ actor: Actor, _ snapshot: ConversationSnapshot) -> Bool {
        sees(actor, snapshot.conversation, ticket: snapshot.ticket)
    }
}

extension TicketScope {
    /// Whether a conversation without a ticket is in it.
    func contains(_ conversation: Conversation) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .customer(let person, _, _): conversation.requester.id == person
        }
    }
}
