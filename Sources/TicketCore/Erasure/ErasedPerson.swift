/// Whom an erasure is about: everything by which a customer is known, and what is put in its place.
public struct ErasedPerson: Sendable, Hashable, Codable {
    /// What stands in the place of a name or a text that is gone.
    public static let placeholder = "[erased]"
    /// Where no mail can be sent (RFC 2606, section 2).
    private static let domain = "erased.invalid"

    /// The person's ids.
    public var ids: Set<String>
    /// The person's mail addresses, in lower case.
    public var addresses: Set<String>
    /// The names that the person has had.
    public var names: Set<String>
    /// The id that stands in the place of all of theirs, the same everywhere: random.
    public var pseudonym: String

    /// Somebody who is to be erased.
    public init(ids: Set<String> = [], addresses: Set<String> = [], names: Set<String> = [], pseudonym: String) {
        self.ids = ids
        self.addresses = Set(addresses.map { $0.lowercased() })
        self.names = names
        self.pseudonym = pseudonym
    }

    /// Whether it is the person who is meant.
    public func isMeant(by person: PersonReference) -> Bool { ids.contains(person.id) }

    /// Whether it is the person's address.
    public func isMeant(byAddress email: String) -> Bool { addresses.contains(email.lowercased()) }

    /// Whether somebody is the person, or was before they were erased.
    public func was(_ person: PersonReference) -> Bool { isMeant(by: person) || person.id == pseudonym }

    /// Somebody as they are called afterwards: nobody else changes.
    public func erasing(_ person: PersonReference) -> PersonReference {
        guard isMeant(by: person) else { return person }
        return PersonReference(
            id: pseudonym, name: Self.placeholder, email: "", role: person.role, account: person.account)
    }

    /// A mail address as it stands there afterwards: each of the person's has another one in its place, so that who was
    /// added and removed stays in order.
    public func erasing(email: String) -> String {
        guard isMeant(byAddress: email), let place = addresses.sorted().firstIndex(of: email.lowercased()) else {
            return email
        }
        return pseudonym + (place == 0 ? "" : "-\(place + 1)") + "@" + Self.domain
    }

    /// Somebody who takes part as they stand there afterwards: without rights.
    public func erasing(_ participant: Participant) -> Participant {
        guard isMeant(byAddress: participant.email) else { return participant }
        return Participant(email: erasing(email: participant.email), isTold: false, isLetIn: false)
    }

    /// Whether a view, by its name and what is kept of it, is about the person.
    public func isMeant(byViewOf definition: [UInt8], named name: String) -> Bool {
        let text = String(decoding: definition, as: UTF8.self)
        return ids.contains(where: text.contains) || redaction(text) != text || redaction(name) != name
    }

    /// What is left of a text all of which goes.
    public static func erasing(_ text: String) -> String { text.isEmpty ? "" : placeholder }

    /// What takes the person's addresses and names out of other people's texts.
    ///
    /// A name of one word is left there: it is as likely somebody else's, or no name at all.
    public var redaction: TextRedaction {
        TextRedaction(
            addresses: addresses.sorted(), phrases: names.filter { $0.split(separator: " ").count > 1 }.sorted())
    }
}
