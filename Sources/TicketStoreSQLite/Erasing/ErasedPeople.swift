internal import TicketCore

/// Who acts no more: the people whose erasure is under way, or was since the start. Nobody acts from before that.
///
/// For the writer's thread.
final class ErasedPeople {
    private struct Key: Hashable {
        var tenant: TenantID
        var person: String
    }

    private var people: Set<Key> = []

    init(_ connection: Connection) throws {
        for erasure in try connection.unfinishedErasures() {
            if let person = erasure.person { add(person.ids, of: erasure.tenant) }
        }
    }

    func add(_ ids: Set<String>, of tenant: TenantID) {
        for id in ids { people.insert(Key(tenant: tenant, person: id)) }
    }

    /// Refuses what somebody asks for who is erased.
    func check(_ person: String, of tenant: TenantID) throws {
        if !people.isEmpty, people.contains(Key(tenant: tenant, person: person)) { throw Refusal.personErased }
    }
}
