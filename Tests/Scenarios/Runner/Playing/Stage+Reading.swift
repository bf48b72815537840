internal import TicketClient

extension Stage {
    /// The ticket as whoever asked for it sees it.
    func seenByRequester(
        _ name: SlotValue.TicketName = .it, in language: String? = "en"
    ) async throws -> Ticket {
        try await ticket(name, as: try await requester(of: name), in: language)
    }

    /// The desk with its labels in a language.
    func deskData(as person: Person = .ines, in language: String = "en") async throws -> Desk {
        try await client(of: person, in: language).desks.getDesk(GetDeskRequest(desk: desk))
    }

    /// The key of an issue type by its label in English; a text that is no label stands for itself.
    func issueType(_ label: String, as person: Person) async throws -> String {
        try await deskData(as: person).issueTypes.first { $0.label == label }?.key ?? label
    }

    /// The key of a status by what agents call it in English.
    func status(_ label: String) async throws -> String {
        let statuses = try await deskData().statuses
        guard let status = statuses.first(where: { $0.key == label }) ?? statuses.first(where: { $0.label == label })
        else {
            throw Mismatch("the desk has no status \"\(label)\", but \(statuses.map(\.label))")
        }
        return status.key
    }

    /// The comments that somebody sees, oldest first.
    func comments(as person: Person) async throws -> [Comment] {
        let number = try number(of: .it)
        return try await client(of: person).tickets.allComments(on: number).reduce(into: []) { $0.append($1) }
    }

    /// The comment with this text.
    func comment(_ body: String, as person: Person) async throws -> Comment {
        guard let found = try await comments(as: person).first(where: { $0.body == body }) else {
            throw Mismatch("\(person) sees no comment \"\(body)\"")
        }
        return found
    }
}

extension StepValues {
    /// The text that stands in English, and those in other languages.
    func inAllLanguages(_ name: String = "text") throws -> [SlotValue.Label] {
        [SlotValue.Label(language: "en", text: try text(name))] + (try labels())
    }
}
