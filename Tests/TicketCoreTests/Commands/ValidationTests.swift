import Testing
import TicketCore

@Suite("What a ticket's and a comment's fields may hold")
struct ValidationTests {
    private func created(_ change: (inout NewTicket) -> Void, desk: Desk = Cast.desk) throws -> [String] {
        var new = NewTicket(desk: desk.key, subject: "Fine")
        change(&new)
        var stage = Stage(desk: desk)
        return try violations { try stage.create(new) }
    }

    @Test(
        "A subject of 140 scalars passes, one of 141 fails by name",
        arguments: ["x", "é", "e\u{301}", "👍", "👩‍👩‍👧", "漢"])
    func subjectLength(unit: String) throws {
        let scalarsPerUnit = unit.unicodeScalars.count
        let full = String(repeating: unit, count: 140 / scalarsPerUnit)
        let fill = String(repeating: "x", count: 140 - full.unicodeScalars.count)
        #expect((full + fill).unicodeScalars.count == 140)
        #expect(try created { $0.subject = full + fill } == [])
        #expect(try created { $0.subject = full + fill + "x" } == ["ticket.subject TOO_LONG"])
        #expect(try created { $0.subject = full + fill + "\u{301}" } == ["ticket.subject TOO_LONG"])
    }

    @Test("The limit is the desk's, and the message tells both numbers")
    func subjectLimitOfTheDesk() throws {
        var desk = Cast.desk
        desk.limits.subjectScalarsMax = 5
        var stage = Stage(desk: desk)
        #expect(try created({ $0.subject = "12345" }, desk: desk) == [])
        let refusal = #expect(throws: Refusal.self) {
            try stage.create(NewTicket(desk: desk.key, subject: "123456"))
        }
        guard case .invalid(let violations) = refusal else {
            Issue.record("\(String(describing: refusal)) names no field")
            return
        }
        #expect(violations.map(\.description) == ["at most 5 characters; the subject has 6"])
    }

    @Test("A blank subject is missing", arguments: ["", " ", "\t", "\u{a0}", "\u{2003} \u{3000}", "\n"])
    func blankSubject(subject: String) throws {
        #expect(try created { $0.subject = subject } == ["ticket.subject REQUIRED"])
    }

    @Test(
        "A subject is one line without control characters",
        arguments: [
            "a\nb", "a\rb", "a\r\nb", "a\tb", "a\u{0}b", "a\u{1b}[0m", "a\u{7f}", "a\u{85}b", "a\u{2028}b",
            "a\u{2029}b",
        ])
    func controlCharacters(subject: String) throws {
        #expect(try created { $0.subject = subject } == ["ticket.subject CONTROL_CHARACTER"])
    }

    @Test("A description may be empty and has at most 256 KiB")
    func description() throws {
        #expect(try created { $0.description = "" } == [])
        #expect(try created { $0.description = "two\nlines\tand a tab" } == [])
        #expect(try created { $0.description = String(repeating: "é", count: 131_072) } == [])
        #expect(
            try created { $0.description = String(repeating: "é", count: 131_072) + "x" }
                == ["ticket.description TOO_LONG"])
    }

    @Test("A comment says something and has at most 256 KiB")
    func commentBody() throws {
        let bodies = [
            ("", ["comment.body REQUIRED"]), (" \n\t", ["comment.body REQUIRED"]), ("x", []), ("a\nb", []),
            (String(repeating: "x", count: 262_144), []),
            (String(repeating: "x", count: 262_145), ["comment.body TOO_LONG"]),
        ]
        for (body, expected) in bodies {
            var stage = try Stage.with(status: "open")
            #expect(try violations { try stage.comment(body) } == expected)
        }
    }

    @Test("A reply answers a comment of the ticket")
    func replyTo() throws {
        var stage = try Stage.with(status: "open")
        #expect(try violations { try stage.comment(replyTo: 1) } == ["comment.reply_to UNKNOWN_COMMENT"])
        try stage.comment("First")
        #expect(try stage.comment("Second", replyTo: 1).outcome.comment?.replyTo == 1)
        #expect(try violations { try stage.comment(replyTo: 3) } == ["comment.reply_to UNKNOWN_COMMENT"])
    }

    @Test("A bad CC address is named by its place")
    func badAddress() throws {
        #expect(
            try created { $0.ccEmails = ["a@example.com", "nobody", "b@example.com", "@"] }
                == ["ticket.cc_emails[1] INVALID_ADDRESS", "ticket.cc_emails[3] INVALID_ADDRESS"])
    }

    @Test("An address stands in the CC once, whatever its case")
    func doubles() throws {
        #expect(
            try created { $0.ccEmails = ["a@example.com", "b@example.com", "A@Example.com"] }
                == ["ticket.cc_emails[2] DOUBLE_ADDRESS"])
    }

    @Test("A CC of 20 addresses passes, one of 21 fails")
    func ccLimit() throws {
        let addresses = (1...21).map { "person\($0)@example.com" }
        #expect(try created { $0.ccEmails = Array(addresses.prefix(20)) } == [])
        #expect(try created { $0.ccEmails = addresses } == ["ticket.cc_emails TOO_MANY"])
    }

    @Test("An issue type is one of the desk's")
    func issueType() throws {
        for type in Cast.desk.issueTypes { #expect(try created { $0.issueType = type.key } == []) }
        for key in ["nonsense", "Billing", "billing "] {
            #expect(try created { $0.issueType = key } == ["ticket.issue_type UNKNOWN_ISSUE_TYPE"])
        }
    }

    @Test("A locale is a language tag")
    func locale() throws {
        for text in ["es", "es-MX", "zh-Hant-TW", ""] { #expect(try created { $0.locale = text } == []) }
        for text in ["e", "español", "es_MX", "-", "es-"] {
            #expect(try created { $0.locale = text } == ["ticket.locale INVALID_LANGUAGE"])
        }
    }

    @Test("A channel is one that the desk has")
    func channel() throws {
        for channel in [Channel.api, .app] { #expect(try created { $0.channel = channel } == []) }
        for channel in [Channel.chat, .mail] {
            #expect(try created { $0.channel = channel } == ["ticket.channel NOT_OFFERED"])
        }
    }

    @Test("A desk that does not share refuses to")
    func sharing() throws {
        var desk = Cast.desk
        desk.sharing = false
        #expect(try created({ $0.shared = true }, desk: desk) == ["ticket.shared NOT_OFFERED"])
        #expect(try created({ $0.shared = false }, desk: desk) == [])
    }

    @Test("Every field at fault is named at once")
    func allAtOnce() throws {
        let refused = try created {
            $0.subject = ""
            $0.issueType = "nonsense"
            $0.locale = "?"
            $0.channel = .mail
            $0.ccEmails = ["nobody"]
            $0.description = String(repeating: "x", count: 262_145)
        }
        #expect(
            Set(refused) == [
                "ticket.subject REQUIRED", "ticket.issue_type UNKNOWN_ISSUE_TYPE", "ticket.locale INVALID_LANGUAGE",
                "ticket.channel NOT_OFFERED", "ticket.cc_emails[0] INVALID_ADDRESS", "ticket.description TOO_LONG",
            ])
        #expect(refused.count == 6)
    }

    @Test("An update is checked like a creation")
    func update() throws {
        let faults: [(TicketChanges, String)] = [
            (TicketChanges(subject: String(repeating: "x", count: 141)), "ticket.subject TOO_LONG"),
            (TicketChanges(subject: " "), "ticket.subject REQUIRED"),
            (TicketChanges(issueType: ""), "ticket.issue_type UNKNOWN_ISSUE_TYPE"),
            (TicketChanges(locale: "?"), "ticket.locale INVALID_LANGUAGE"),
        ]
        for (changes, fault) in faults {
            var stage = try Stage.with(status: "open")
            #expect(try violations { try stage.update(changes) } == [fault])
        }
    }
}
