internal import TicketCore

/// Somebody who calls: people of two tenants with the same desks, the same numbers of tickets and partly the same ids.
struct SimulatedPerson: Hashable, Sendable {
    let id: String
    let tenant: String
    let role: Role
    let account: String?

    static let all = [
        SimulatedPerson(id: "ana", tenant: "north", role: .requester, account: "acme"),
        SimulatedPerson(id: "chloe", tenant: "north", role: .requester, account: "globex"),
        SimulatedPerson(id: "alba", tenant: "north", role: .agent, account: nil),
        SimulatedPerson(id: "ana", tenant: "south", role: .requester, account: "acme"),
        SimulatedPerson(id: "alba", tenant: "south", role: .agent, account: nil),
    ]

    static let tenants = ["north", "south"]

    var token: String { "token-of-\(id)-in-\(tenant)" }

    var actor: Actor {
        Actor(
            tenant: tenant,
            person: PersonReference(
                id: id, name: id, email: "\(id)@example.com", role: role, account: account))
    }
}
