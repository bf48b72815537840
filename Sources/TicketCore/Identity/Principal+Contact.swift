extension Principal {
    /// How long a name from a mail may be, in characters; longer ones are cut.
    private static let nameCharactersMax = 200

    /// Somebody of whom only a mail address is known, and a name at best.
    public static func contact(address: EmailAddress, name: String, id: String) -> Principal {
        let name = name.isEmpty ? address.text : String(name.prefix(nameCharactersMax))
        return Principal(person: PersonReference(id: id, name: name, email: address.text, role: .requester))
    }
}
