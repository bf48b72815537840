extension Refusal {
    /// Only customers are erased.
    public static func notARequester(_ role: Role) -> Refusal {
        .conflict(
            reason: "NOT_A_REQUESTER",
            message: "\(role == .service ? "a service" : "a member of the staff") is not erased; only customers are",
            legal: [])
    }

    /// Somebody acts who is erased, or about to be.
    public static let personErased = Refusal.forbidden(
        reason: "PERSON_ERASED", message: "you are no longer known here, as your data was erased")
}
