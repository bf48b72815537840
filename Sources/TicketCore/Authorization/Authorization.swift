/// Who may do what: the one place where it is decided.
public enum Authorization {
    /// Whether an actor may do something to a ticket, or, where there is none, at all.
    ///
    /// Tickets are looked up inside the actor's own tenant, so the tenant is not compared here.
    public static func may(_ actor: Actor, _ operation: Operation, _ ticket: Ticket? = nil) -> Permission {
        guard let ticket else { return mayAtAll(actor, operation) }
        guard sees(actor, ticket) else { return .notFound }
        return mayOnVisible(actor, operation, ticket)
    }

    /// The tickets that an actor may list.
    public static func visibleTickets(to actor: Actor) -> TicketScope {
        switch actor.person.role {
        case .agent, .admin, .system: .all
        case .service: actor.scopes.contains(.readTickets) ? .all : .none
        case .requester: .customer(person: actor.person.id, account: actor.person.account)
        }
    }

    /// Whether an actor speaks for the customer on a ticket; everybody else speaks for the desk.
    public static func isCustomerSide(_ actor: Actor, of ticket: Ticket) -> Bool {
        switch actor.person.role {
        case .requester: true
        case .service: actor.person.id == ticket.requester.id
        case .agent, .admin, .system: false
        }
    }

    /// The role in which an actor uses the workflow: a service with the scope for it moves tickets as an agent does.
    public static func workflowRole(of actor: Actor) -> Role {
        actor.person.role == .service ? .agent : actor.person.role
    }

    private static func mayAtAll(_ actor: Actor, _ operation: Operation) -> Permission {
        guard actor.person.role == .service else { return .yes }
        return actor.scopes.contains(operation.scope) ? .yes : .no
    }

    private static func sees(_ actor: Actor, _ ticket: Ticket) -> Bool {
        visibleTickets(to: actor).contains(ticket)
    }

    private static func mayOnVisible(_ actor: Actor, _ operation: Operation, _ ticket: Ticket) -> Permission {
        switch actor.person.role {
        case .agent, .admin, .system: .yes
        case .service: mayAtAll(actor, operation)
        case .requester: mayAsRequester(operation, isOwn: ticket.requester.id == actor.person.id)
        }
    }

    /// Colleagues read and comment on a shared ticket; what becomes of it is its requester's affair.
    private static func mayAsRequester(_ operation: Operation, isOwn: Bool) -> Permission {
        switch operation {
        case .createTicket, .readTicket, .comment, .readEvents, .readDesks: .yes
        case .updateTicket, .transitionTicket: isOwn ? .yes : .no
        }
    }
}
