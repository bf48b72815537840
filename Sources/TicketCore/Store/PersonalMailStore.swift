/// What is kept of somebody's mail beside tickets, to be handed over.
public protocol PersonalMailStore: Sendable {
    /// The numbers of the mails in quarantine that are somebody's own, see `ErasedPerson.isMeant(by:)`, in order.
    func heldMailIDs(of person: ErasedPerson, tenant: String) async throws -> [Int64]
    /// What is noted of somebody's addresses, by address, kind and time.
    func addressNotes(of person: ErasedPerson, tenant: String) async throws -> [AddressNote]
    /// The ids of the conversations of others, oldest first, that have somebody in copy.
    func conversationIDs(copying person: ErasedPerson, tenant: String) async throws -> [String]
}
