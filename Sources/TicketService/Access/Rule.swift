internal import TTRPC
internal import TicketCore

/// Who may call a method at all. What it may be called on is decided with the object at hand, by `Authorization`.
enum Rule: Sendable {
    /// Whoever is authenticated.
    case authenticated
    /// Whoever may do this to some ticket or at all; a service needs the scope for it.
    case may(TicketCore.Operation)
    /// A person, about the own account: no service, and none that acts for the person.
    case ownAccount

    func check(_ actor: Actor) throws {
        switch self {
        case .authenticated: break
        case .may(let operation):
            guard Authorization.may(actor, operation) == .yes else { throw Refusal.forbidden(operation) }
        case .ownAccount:
            guard actor.person.role != .service, actor.delegation == nil else {
                throw Refusal.forbidden(reason: "PEOPLE_ONLY", message: "only a person may do this, for themselves")
            }
        }
    }
}
