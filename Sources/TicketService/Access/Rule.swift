internal import TTRPC
internal import TicketCore

/// Who may call a method at all. What it may be called on is decided with the object at hand, by `Authorization`.
enum Rule: Sendable {
    /// Whoever is authenticated.
    case authenticated
    /// Whoever may do this to some ticket or at all; a service needs the scope for it.
    case may(TicketCore.Operation)

    func check(_ actor: Actor) throws {
        guard case .may(let operation) = self else { return }
        guard Authorization.may(actor, operation) == .yes else { throw Refusal.forbidden(operation) }
    }
}
