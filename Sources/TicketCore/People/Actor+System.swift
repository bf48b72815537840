extension Actor {
    /// ticketd itself, for what its timers and rules do.
    public static func system(tenant: String) -> Actor {
        Actor(tenant: tenant, person: PersonReference(id: "system", name: "ticketd", email: "", role: .system))
    }
}
