/// Who may do what: the one place where it is decided.
public enum Authorization {
    /// Whether an actor may do something to a ticket, or, where there is none, at all.
    ///
    /// Tickets are looked up inside the actor's own tenant, so the tenant is not compared here. What a desk's data
    /// allows beyond this, such as the roles of a move, is decided with the desk at hand.
    public static func may(_ actor: Actor, _ operation: Operation, _ ticket: Ticket? = nil) -> Permission {
        guard let ticket else { return mayAtAll(actor, operation) }
        guard sees(actor, ticket) else { return .notFound }
        return mayOnVisible(actor, operation, ticket)
    }

    /// The tickets that an actor may list.
    public static func visibleTickets(to actor: Actor) -> TicketScope {
        guard isLent(.readTicket, to: actor) else { return .none }
        return switch actor.person.role {
        case .agent, .admin, .system: .all
        case .service: actor.scopes.contains(.readTickets) ? .all : .none
        case .requester:
            .customer(
                person: actor.person.id, account: actor.person.account, email: actor.person.email.lowercased())
        }
    }

    /// Whether an actor reads what staff keep among themselves.
    public static func readsInternal(_ actor: Actor) -> Bool { mayAtAll(actor, .readInternal) == .yes }

    /// Whether an actor sees deleted tickets: staff do, and services that may delete.
    public static func seesDeleted(_ actor: Actor) -> Bool {
        guard visibleTickets(to: actor) == .all else { return false }
        return actor.person.role != .service || actor.scopes.contains(.deleteTickets)
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

    /// Whether a service that acts for a person was given this; whoever acts for themselves needs no gift.
    private static func isLent(_ operation: Operation, to actor: Actor) -> Bool {
        guard let delegation = actor.delegation else { return true }
        return operation.scope.map(delegation.scopes.contains) ?? false
    }

    private static func mayAtAll(_ actor: Actor, _ operation: Operation) -> Permission {
        guard isLent(operation, to: actor) else { return .no }
        return switch actor.person.role {
        case .system: .yes
        case .service: operation.scope.map(actor.scopes.contains) ?? false ? .yes : .no
        case .requester: ofRequesters.contains(operation) ? .yes : .no
        case .agent: ofOthersThanAgents.contains(operation) ? .no : .yes
        case .admin: ofOthersThanAdmins.contains(operation) ? .no : .yes
        }
    }

    private static func sees(_ actor: Actor, _ ticket: Ticket) -> Bool {
        guard visibleTickets(to: actor).contains(ticket) else { return false }
        return ticket.state.deleteTime == nil || seesDeleted(actor)
    }

    private static func mayOnVisible(_ actor: Actor, _ operation: Operation, _ ticket: Ticket) -> Permission {
        guard isLent(operation, to: actor) else { return .no }
        let isOwn = ticket.requester.id == actor.person.id
        if operation == .rateTicket, !isOwn { return .no }
        guard actor.person.role == .requester else { return mayAtAll(actor, operation) }
        return isOwn ? mayAtAll(actor, operation) : ofColleagues.contains(operation) ? .yes : .no
    }

    /// What is for admins, for services, or for ticketd itself.
    private static let ofOthersThanAgents = ofOthersThanAdmins.union([
        .deleteTicket, .manageDesks, .managePeople, .manageTokens, .readAuditLog, .manageMail,
    ])

    /// What is for services, or for ticketd itself.
    private static let ofOthersThanAdmins: Set<Operation> = [.fireTimer, .actAsPerson, .ingestMail]

    /// What a customer may do at all: to own tickets, as far as the desk allows.
    private static let ofRequesters: Set<Operation> = [
        .createTicket, .readTicket, .updateTicket, .comment, .transitionTicket, .setTrack, .rateTicket,
        .changeParticipants, .setCustomFields, .readEvents, .readDesks,
    ]

    /// Colleagues and participants read and comment; what becomes of a ticket is its requester's affair.
    private static let ofColleagues: Set<Operation> = [.createTicket, .readTicket, .comment, .readEvents, .readDesks]
}
