/// A store that knows what it keeps of whom, and can let go of it.
public protocol PeopleStore: Sendable {
    /// Takes somebody out of everything that is kept, and returns when it is done and durable.
    ///
    /// It begins with the person's entry among those who may call: from then on nothing is done in the person's name.
    /// The rest goes in small portions between other work, and goes on after a restart. Events keep their places,
    /// revisions and times; a ticket that has changed gets one more, ``TicketEvent/Change/requesterErased``.
    ///
    /// - Throws: `Refusal` for somebody who is no customer and for a request id that was used otherwise;
    ///   `StoreFailure`, after which it goes on with the next request for the same person, or the next start.
    func erase(_ request: ErasureRequest) async throws -> ErasureReport

    /// Everything by which somebody is known who is named by id or mail address: as little as that one name.
    func known(as name: String, tenant: String) async throws -> ErasedPerson

    /// The person or service of this id.
    func principal(id: String, tenant: String) async throws -> Principal?

    /// The numbers of tickets on which somebody stands, own ones included, each once, in rising order. Looks at every
    /// event of the tenant.
    func ticketNumbers(with person: ErasedPerson, tenant: String) async throws -> [Int64]

    /// What somebody has said of articles.
    func votes(of personID: String, tenant: String) async throws -> [ArticleVote]
}
