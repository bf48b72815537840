import Testing
import TicketCore

@Suite("Words in subjects")
struct SubjectWordsTests {
    @Test(
        "A rule finds in a subject what a search finds in it",
        arguments: [
            ("Inicio de SESIÓN", "sesion", true), ("Inicio de sesión", "inicio de", true),
            ("Inicio de sesión", "inicio sesión", false), ("Inicio de sesión", "ses", false),
            ("STRASSE gesperrt", "straße", true), ("L'œuvre", "OEUVRE", true), ("Smørrebrød", "smorrebrod", true),
            ("Le ﬁchier", "fichier", true), ("ΟΔΌΣ", "οδος", true), ("Ёлка", "елка", true), ("東京都の地図", "東京", true),
            ("東京都の地図", "京東", false), ("soft\u{AD}ware", "software", true), ("e\u{301}te\u{301}", "été", true),
            ("ＥＲＲＯＲ", "error", true), ("Room 42b", "42", false),
        ])
    func same(subject: String, phrase: String, isThere: Bool) throws {
        #expect(try isMarked(subject: subject, phrase: phrase) == isThere)
        let words = try SearchWords("\"\(phrase)\"")
        var reading = SearchReading(words)
        _ = reading.take(subject)
        let isFound = reading.isFound && words.clauses.allSatisfy { $0.isCovered(by: SearchTerms.of([subject])) }
        #expect(isFound == isThere)
    }

    @Test("What has no word in it is in no subject", arguments: ["", " ", "…"])
    func nothing(phrase: String) throws {
        #expect(try !isMarked(subject: "Something …", phrase: phrase))
    }

    /// Whether a rule acts that looks for a phrase in subjects.
    private func isMarked(subject: String, phrase: String) throws -> Bool {
        var desk = Cast.desk
        desk.automation.rules = [
            AutomationRule(
                key: "mark", events: [.created], condition: .subjectHas([phrase]),
                actions: [.tag(add: ["x"], remove: [])])
        ]
        var world = World(desks: [DeskVersion(version: 1, desk: desk)])
        let request = CommandRequest(actor: Cast.ana, command: .create(NewTicket(desk: desk.key, subject: subject)))
        return try world.run(request, at: Cast.now).outcome.ticket.state.tags == ["x"]
    }
}
