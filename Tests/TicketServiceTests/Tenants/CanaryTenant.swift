import TicketCore
import TicketDesks

/// A tenant with one word in every text, name, address and file, the canary, that no other has. Ids, desks' keys and
/// numbers are the same in all of them.
struct CanaryTenant: Sendable, Hashable {
    let name: String
    /// Letters alone, so that it can stand in any name; all canaries begin alike.
    var canary: String { "\(Self.sign)\(name)q" }

    static let all = ["north", "south", "east"].map(CanaryTenant.init)
    /// With what every canary begins.
    static let sign = "zq"
    static let password = "correct horse battery"
    static let people = ["ana", "bruno", "chloe", "alba", "teo", "ines", "sync"]
    static let desks = [
        ownDesk, MatrixDesk.otherKey, "account-portal", "live-chat", "help-center", "tiered-desk", "zendesk",
    ]
    private static let ownDesk = MatrixDesk.key

    func email(_ id: String) -> String { "\(id).\(canary)@example.com" }

    func person(_ id: String) -> Principal {
        let role: Role =
            switch id {
            case "alba", "teo": .agent
            case "ines": .admin
            case "sync": .service
            default: .requester
            }
        let person = PersonReference(
            id: id, name: role == .service ? id : "\(id) \(canary)", email: role == .service ? "" : email(id),
            role: role, account: role == .requester ? (id == "chloe" ? "globex" : "acme") : nil)
        return Principal(person: person, scopes: role == .service ? Set(Scope.allCases) : [])
    }

    /// The desks of the tenant's own making: everybody may do everything there, and every label has the canary.
    func ownDesks() -> [Desk] {
        [MatrixDesk.everything, MatrixDesk.elsewhere].map { desk in
            var desk = desk
            let text = LocalizedText([desk.defaultLocale: "Label of \(canary)"])
            desk.names = text
            desk.numberPrefix = canary
            desk.tellsRequester = true
            for index in desk.statuses.indices { desk.statuses[index].labels = text }
            for index in desk.issueTypes.indices { desk.issueTypes[index].labels = text }
            for index in desk.tiers.indices { desk.tiers[index].labels = text }
            for index in desk.automation.macros.indices { desk.automation.macros[index].labels = text }
            for index in desk.automation.cannedResponses.indices { desk.automation.cannedResponses[index].text = text }
            return desk
        }
    }
}

/// Finds canaries.
enum Canaries {
    /// The canaries in some bytes, whatever their case.
    static func found(in bytes: some Sequence<UInt8>) -> Set<CanaryTenant> {
        let lowered = bytes.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }
        let sign = Array(CanaryTenant.sign.utf8)
        var found: Set<CanaryTenant> = []
        for start in lowered.indices where lowered[start] == sign[0] && lowered[start...].starts(with: sign) {
            for tenant in CanaryTenant.all where lowered[start...].starts(with: tenant.canary.utf8) {
                found.insert(tenant)
            }
        }
        return found
    }
}
