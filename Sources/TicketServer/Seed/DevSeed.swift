internal import TicketCore
internal import TicketService

/// People and tokens for development. Seeding again in the same folder keeps the tokens of the first time.
struct DevSeed {
    private static let serviceID = "dev-service"

    let serviceToken: String
    let people: [DevManifest.Person]

    /// Seeds a store.
    init(store: any TicketStore, tenant: String, directory: String) async throws {
        let earlier = DevManifest.read(in: directory)
        let service = Principal(
            person: PersonReference(id: Self.serviceID, name: "Development service", email: "", role: .service),
            scopes: Set(Scope.allCases))
        serviceToken = try await Self.seed(service, token: earlier?.serviceToken, in: store, tenant: tenant)
        var people: [DevManifest.Person] = []
        for person in DevPerson.all {
            let known = earlier?.people.first { $0.name == person.id }?.token
            let token: String
            do {
                token = try await Self.seed(person.principal, token: known, in: store, tenant: tenant)
            } catch let refusal as Refusal where refusal == .personErased {
                // Somebody whose erasure goes on with this start.
                continue
            }
            people.append(
                DevManifest.Person(
                    name: person.id, role: person.role.rawValue, account: person.account ?? "", token: token))
        }
        self.people = people
    }

    func manifest(address: String) -> DevManifest {
        DevManifest(address: address, serviceToken: serviceToken, people: people)
    }

    private static func seed(
        _ principal: Principal, token known: String?, in store: any TicketStore, tenant: String
    ) async throws -> String {
        let token = known.map(Token.init(text:)) ?? .random(principal.person.role == .service ? .service : .person)
        try await store.save(principal, tenant: tenant)
        try await store.save(TokenRecord(digest: token.digest, personID: principal.person.id), tenant: tenant)
        return token.text
    }
}
