public import TicketCore

extension InMemoryTicketStore {
    public func heldMailIDs(of person: ErasedPerson, tenant: String) async throws -> [Int64] {
        try locked { $0.tenant(tenant).mail.held.filter(person.isMeant(by:)).map(\.id) }
    }

    public func addressNotes(of person: ErasedPerson, tenant: String) async throws -> [AddressNote] {
        try locked { $0.tenant(tenant).addressNotes(of: person) }
    }

    public func conversationIDs(copying person: ErasedPerson, tenant: String) async throws -> [String] {
        try locked { state in
            state.tenant(tenant).conversations.map(\.conversation).filter { conversation in
                !person.was(conversation.requester) && conversation.ccEmails.contains(where: person.isMeant(byAddress:))
            }.map(\.id)
        }
    }
}
