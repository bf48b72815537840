internal import TicketClient

/// What the desk says of itself.
func deskSteps() throws -> [Step] {
    [
        try .check("{person} finds the other way to get support {name:text}: {kind:text} {address:text}") {
            stage, values in
            let contacts = try await stage.deskData(as: try values.person()).supportContacts
            let expected = SupportContact(
                displayName: try values.text("name"), kind: try values.text("kind"),
                address: try values.text("address"))
            guard contacts.contains(expected) else { throw Mismatch("there are only \(contacts)") }
        },
        try .check("{person} can choose exactly the types {texts}") { stage, values in
            let types = try await stage.deskData(as: try values.person()).issueTypes.map(\.label)
            try expect(types, is: try values.texts(), "the types")
        },
    ]
}

extension Stage {
    /// The key of a tier by its label in English.
    func tier(_ label: String) async throws -> String {
        let words = label.lowercased().split(separator: " ")
        return words.joined()
    }

    /// The key of a state of the incident by its label in English.
    func incidentState(_ label: String) async throws -> String { label }
}
