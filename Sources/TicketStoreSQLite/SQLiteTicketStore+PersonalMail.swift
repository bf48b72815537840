public import TicketCore

extension SQLiteTicketStore {
    public func heldMailIDs(of person: ErasedPerson, tenant: String) async throws -> [Int64] {
        var ids: [Int64] = []
        var after: Int64 = 0
        while true {
            let place = after
            let page = try await readers.read { try $0.heldMails(of: person, tenant: tenant, after: place) }
            ids += page.meant
            guard let last = page.last else { return ids }
            after = last
        }
    }

    public func addressNotes(of person: ErasedPerson, tenant: String) async throws -> [AddressNote] {
        try await readers.read { try $0.addressNotes(of: person, tenant: tenant) }
    }

    public func conversationIDs(copying person: ErasedPerson, tenant: String) async throws -> [String] {
        try await readers.read { try $0.conversationIDs(copying: person, tenant: tenant) }
    }
}
