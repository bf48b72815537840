internal import CSodium
public import TicketCore

/// Knows the customers by their mail addresses.
public protocol ContactBook: Sendable {
    /// The customer of an address, who is made if there is none. Nil if the address is somebody's who is none: staff
    /// act signed in, and never by mail.
    func contact(_ address: EmailAddress, name: String, tenant: String) async throws -> Actor?
}

/// The people of a store.
public struct StoredContacts: ContactBook {
    private let store: any TicketStore

    /// The people of a store.
    public init(store: any TicketStore) {
        self.store = store
    }

    public func contact(_ address: EmailAddress, name: String, tenant: String) async throws -> Actor? {
        if let known = try await store.principal(named: address.text, tenant: tenant) {
            guard known.person.role == .requester else { return nil }
            return Actor(tenant: tenant, person: known.person, locale: known.locale)
        }
        let person = PersonReference(
            id: Self.id(of: address, tenant: tenant), name: Self.name(name, else: address), email: address.text,
            role: .requester)
        try await store.save(Principal(person: person), tenant: tenant)
        return Actor(tenant: tenant, person: person)
    }

    /// The same for the same address, so that two mails at once make one contact.
    private static func id(of address: EmailAddress, tenant: String) -> String {
        "contact-" + MailDigest.of(["contact", tenant, address.comparisonKey]).prefix(10).hexadecimal
    }

    /// The name that the sender gives, within bounds, or what stands before the address's `@`.
    private static func name(_ name: String, else address: EmailAddress) -> String {
        let line = String(PlainText.line(name).prefix(100))
        return line.isEmpty ? String(address.text.prefix { $0 != "@" }) : line
    }
}
