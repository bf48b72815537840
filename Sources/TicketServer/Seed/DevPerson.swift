internal import TicketCore

/// Somebody of the development seed.
struct DevPerson {
    let id: String
    let name: String
    let role: Role
    let account: String?
    let locale: String

    /// Two accounts with requesters, two agents, an administrator.
    static let all = [
        DevPerson(id: "ana", name: "Ana García", role: .requester, account: "acme", locale: "es"),
        DevPerson(id: "bruno", name: "Bruno Díaz", role: .requester, account: "acme", locale: "es"),
        DevPerson(id: "chloe", name: "Chloé Martin", role: .requester, account: "globex", locale: "fr"),
        DevPerson(id: "alba", name: "Alba Ruiz", role: .agent, account: nil, locale: "es"),
        DevPerson(id: "teo", name: "Teo Lang", role: .agent, account: nil, locale: "en"),
        DevPerson(id: "ines", name: "Inés Soler", role: .admin, account: nil, locale: "es"),
    ]

    var principal: Principal {
        let email = "\(id)@\(account ?? "support").example"
        return Principal(
            person: PersonReference(id: id, name: name, email: email, role: role, account: account),
            locale: LanguageTag(locale))
    }
}
