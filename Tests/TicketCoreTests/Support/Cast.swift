import TicketCore
import TicketDesks

/// The people of the tests and the desk that they use.
enum Cast {
    static let desk = DeskTemplates.accountPortal
    static let now = Timestamp(microsecondsSinceEpoch: 1_767_225_600_000_000)

    static let ana = actor("ana", .requester, account: "acme")
    static let bruno = actor("bruno", .requester, account: "acme")
    static let chloe = actor("chloe", .requester, account: "globex")
    static let loner = actor("loner", .requester)
    static let alba = actor("alba", .agent)
    static let ines = actor("ines", .admin)
    static let system = actor("ticketd", .system)
    /// An agent of the second tier.
    static let teo = actor("teo", .agent)
    static let program = actor("sync", .service, scopes: Set(Scope.allCases))

    static var everybody: [Actor] { [ana, bruno, chloe, loner, alba, teo, ines, program] }

    static func service(_ scopes: Set<Scope>) -> Actor { actor("limited", .service, scopes: scopes) }

    private static func actor(_ id: String, _ role: Role, account: String? = nil, scopes: Set<Scope> = []) -> Actor {
        Actor(
            tenant: "north",
            person: PersonReference(
                id: id, name: id, email: role == .service ? "" : "\(id)@example.com", role: role, account: account),
            locale: LanguageTag("es-MX"), scopes: scopes)
    }
}
