internal import TicketCore

/// A token and who calls with it.
struct TokenHolder {
    var token: TokenRecord
    var actor: Actor

    /// Who calls, if the token is taken then.
    func actor(at now: Timestamp) -> Actor? { token.isValid(at: now) ? actor : nil }
}
