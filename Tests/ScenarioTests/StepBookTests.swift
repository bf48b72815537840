import Testing

@testable import ScenarioRunner

@Suite("Reading scripts")
struct StepBookTests {
    private static let head = "Desk: x\nTime: 2026-11-16 09:00 Europe/Madrid\n"

    private static func book() throws -> StepBook {
        StepBook(steps: [
            try .action("{person} creates a ticket {text} [of type {type:text}] [shared=, shared]") { _, _ in },
            try .action("{duration} <pass|passes>") { _, _ in },
            try .check("{people} <sees|see> {ticket} [{labels}]") { _, _ in },
            try .check("Ana sees it") { _, _ in },
        ])
    }

    private static func problem(_ lines: String) throws -> ScriptError? {
        do {
            _ = try ScriptReader.read(Self.head + lines, file: "x.scenario", book: try book())
            return nil
        } catch let error as ScriptError {
            return error
        }
    }

    @Test("Open places hold what stands in them, and what may be left out is known to stand there")
    func values() throws {
        let book = try Self.book()
        let line = try book.find("Ana creates a ticket \"No, (no) puedo; no\" of type \"A & B\", shared")
        #expect(try line.values.person() == .ana)
        #expect(try line.values.text() == "No, (no) puedo; no")
        #expect(try line.values.text("type") == "A & B")
        #expect(line.values.has("shared"))
        #expect(try !book.find("Ana creates a ticket \"a\"").values.has("shared"))
        #expect(try book.find("1 day 2 hours 5 minutes pass").values.seconds() == 93_900)
        let seen = try book.find("Ana, Bruno and Chloe see the ticket \"a\" (es \"b\", fr \"c\")")
        #expect(try seen.values.people() == [.ana, .bruno, .chloe])
        #expect(try seen.values.ticket() == .subject("a"))
        #expect(try seen.values.labels() == [.init(language: "es", text: "b"), .init(language: "fr", text: "c")])
    }

    @Test("An action can be refused, with a reason and parts of the message; a check cannot")
    func refusal() throws {
        let line = try Self.book().find("Ana creates a ticket \"a\"; refused: NOT_FOUND \"b\" \"c\"")
        #expect(line.refusal == ExpectedRefusal(reason: "NOT_FOUND", texts: ["b", "c"]))
        #expect(throws: StepBook.Unreadable.self) { try Self.book().find("Bruno sees it; refused: NOT_FOUND") }
        #expect(throws: StepBook.Unreadable.self) { try Self.book().find("Ana creates a ticket \"a\"; refused:") }
    }

    @Test(
        "What is not exactly one step is refused, with its line",
        arguments: [
            ("Ana creates a tickets \"a\"", "no step is written like that; the nearest is: {person} creates a ticket"),
            ("Ana creates a ticket \"a", "a quotation has no end"),
            ("Dora creates a ticket \"a\"", "no step is written like that"),
            ("Ana sees it", "more than one step is written like that"),
            ("5 fortnights pass", "no step is written like that"),
        ])
    func unreadable(line: String, problem: String) throws {
        let found = try #require(try Self.problem("## Rule 1.1: a\nBruno sees it\n\(line)\n"))
        #expect(found.line == 5)
        #expect(found.problem.hasPrefix(problem))
    }

    @Test("A rule that checks nothing is refused, with its line, and so is a script without head or rule")
    func empty() throws {
        #expect(try Self.problem("## Rule 1.1: a\n5 minutes pass\n## Rule 1.2: b\nBruno sees it")?.line == 3)
        #expect(try Self.problem("## Rule 1.1: a\nBruno sees it\n## Rule 1.2: b\n")?.line == 5)
        #expect(try Self.problem("")?.problem == "there is no rule")
        #expect(try Self.problem("Bruno sees it")?.line == 3)
        #expect(try Self.problem("## Rule one\nBruno sees it")?.line == 3)
        #expect(throws: ScriptError.self) {
            try ScriptReader.read("## Rule 1.1: a\nBruno sees it", file: "x", book: Self.book())
        }
    }

    @Test("The list of rules and the scripts have to say the same")
    func rules() throws {
        let text = Self.head + "## Rule 1.1: a\nBruno sees it\n## Rule 1.3: c\nBruno sees it"
        let script = try ScriptReader.read(text, file: "x.scenario", book: Self.book())
        let problems = RuleList("- 1.1 b\n- 1.2 d\n").problems(with: [script])
        #expect(
            problems == [
                "x.scenario:3: rule 1.1 says: b", "x.scenario:5: there is no rule 1.3", "no scenario plays rule 1.2: d",
            ])
        #expect(RuleList("- 1.1 a\n- 1.3 c\n").problems(with: [script]) == [])
    }

    @Test("Every step of the book is written as steps are")
    func steps() throws {
        #expect(try allSteps().count > 40)
    }
}
