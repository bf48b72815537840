import TicketCore
import TicketDesks

/// The people of the tests: two customers of one account, one of another, staff, and a program.
enum Cast {
    static let tenant = "north"
    static let otherTenant = "south"
    static let desk = DeskTemplates.accountPortal

    static let ana = actor("ana", "Ana", .requester, account: "acme")
    static let bruno = actor("bruno", "Bruno", .requester, account: "acme")
    static let chloe = actor("chloe", "Chloé", .requester, account: "globex")
    static let alba = actor("alba", "Alba", .agent)
    static let ines = actor("ines", "Inés", .admin)
    static let system = actor("ticketd", "ticketd", .system)
    static let program = actor("sync", "Sync", .service, scopes: Set(Scope.allCases))
    static let everybody = [ana, bruno, chloe, alba, ines, program]

    /// The same person id in another organisation.
    static func inOtherTenant(_ actor: Actor) -> Actor {
        var copy = actor
        copy.tenant = otherTenant
        return copy
    }

    private static func actor(
        _ id: String, _ name: String, _ role: Role, account: String? = nil, scopes: Set<Scope> = []
    ) -> Actor {
        Actor(
            tenant: tenant,
            person: PersonReference(
                id: id, name: name, email: role == .service ? "" : "\(id)@example.com", role: role,
                account: account),
            locale: LanguageTag("es"), scopes: scopes)
    }
}
