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
        let known = try await store.contact(address: address, name: PlainText.line(name), tenant: tenant)
        guard known.person.role == .requester else { return nil }
        return Actor(tenant: tenant, person: known.person, locale: known.locale)
    }
}
