import TTRPC
import TicketCore
import TicketDesks
import TicketService
import TicketStoreMemory

extension ServiceFixture {
    /// Installs the built-in desks with their files.
    func installEveryDesk() async throws {
        for (desk, file) in DeskTemplates.allWithFiles {
            _ = try await store.install(desk, source: file, tenant: Self.tenant)
        }
    }

    /// Lets somebody speak another language.
    func speak(_ language: String, as caller: Caller) async throws {
        var principal = Principal(
            person: PersonReference(
                id: caller.rawValue, name: caller.rawValue, email: "\(caller.rawValue)@example.com", role: .requester,
                account: "acme"))
        principal.locale = LanguageTag(language)
        try await store.save(principal, tenant: Self.tenant)
    }

    /// Options of calls by an admin.
    func asAdmin(language: String? = nil) async throws -> CallOptions {
        let token = "token-of-ines"
        let person = PersonReference(id: "ines", name: "Inés", email: "ines@example.com", role: .admin)
        try await store.save(Principal(person: person), tenant: Self.tenant)
        try await store.save(
            TokenRecord(digest: Token(text: token).digest, personID: "ines"), tenant: Self.tenant)
        var metadata: Metadata = ["authorization": "Bearer \(token)"]
        if let language { metadata.append("accept-language", language) }
        return CallOptions(metadata: metadata)
    }
}
