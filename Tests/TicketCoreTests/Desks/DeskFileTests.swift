import Testing
import TicketCore
import TicketDesks

@Suite("Reading a desk from its file")
struct DeskFileTests {
    /// The smallest desk, with every key that may not be left out.
    private static let smallest = """
        key: small
        names: {en: Small}
        default_locale: en
        channels: [api]
        initial_status: open
        statuses:
          - key: open
            category: open
            waiting_on: agent
            labels: {en: Open}
            replies: {customer: accept, agent: accept}
          - key: done
            category: closed
            waiting_on: nobody
            labels: {en: Done}
            replies: {customer: refuse, agent: refuse}
        transitions:
          - {from: open, to: "*", on: [command, customer_reply], by: [agent, admin], action: {en: Finish}}
        fallback_issue_type: general
        issue_types:
          - key: general
            labels: {en: General}
        """

    /// What loading says of the smallest desk with one text replaced by another.
    private func error(replacing old: String, with new: String) throws -> DeskFileError? {
        let parts = Self.smallest.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "the smallest desk has no \"\(old)\"")
        return error(parts.joined(separator: new))
    }

    private func error(_ yaml: String) -> DeskFileError? {
        do throws(DeskFileError) {
            _ = try DeskFile.load(yaml: yaml)
            return nil
        } catch {
            return error
        }
    }

    @Test("Every value comes to its place, and what is left out has its default")
    func smallestDesk() throws {
        let desk = try DeskFile.load(yaml: Self.smallest)
        let english = try #require(LanguageTag("en"))
        func text(_ text: String) -> LocalizedText { LocalizedText([english: text]) }
        #expect(
            desk
                == Desk(
                    key: "small", names: text("Small"), defaultLocale: english, channels: [.api], numberPrefix: "",
                    sharing: false, initialStatus: "open",
                    statuses: [
                        Status(key: "open", category: .open, waitingOn: .agent, labels: text("Open")),
                        Status(
                            key: "done", category: .closed, waitingOn: .nobody, labels: text("Done"),
                            customerReply: .refuse, agentReply: .refuse),
                    ],
                    transitions: [
                        Transition(
                            from: "open", to: nil, triggers: [.command, .customerReply], roles: [.agent, .admin],
                            actionLabels: text("Finish"))
                    ],
                    issueTypes: [IssueType(key: "general", labels: text("General"))], fallbackIssueType: "general",
                    limits: DeskLimits(), supportContacts: []))
    }

    @Test(
        "A key that the form does not have is named with its path and line",
        arguments: [
            ("key: small", "key: small\nkye: small", "kye", 2),
            ("    waiting_on: agent", "    waiting_on: agent\n    waiting: agent", "statuses[0].waiting", 10),
            ("{customer: refuse, agent", "{customer: refuse, agnet: refuse, agent", "statuses[1].replies.agnet", 16),
            ("action: {en: Finish}", "label: {en: Finish}", "transitions[0].label", 18),
            ("    labels: {en: General}", "    labels: {en: General}\n    label: General", "issue_types[0].label", 23),
            ("channels: [api]", "channels: [api]\nlimits: {subject_max: 3}", "limits.subject_max", 5),
            (
                "channels: [api]",
                "channels: [api]\nsupport_contacts: [{names: {en: X}, kind: web, address: x, url: y}]",
                "support_contacts[0].url", 5
            ),
        ])
    func unknownKey(old: String, new: String, path: String, line: Int) throws {
        guard case .form(let found, let place, let problem) = try error(replacing: old, with: new) else {
            Issue.record("it loads, or fails otherwise")
            return
        }
        #expect(found == path)
        #expect(place?.line == line)
        #expect(problem.hasPrefix("no such key here; there are "))
    }

    @Test(
        "A key that is needed and missing is named",
        arguments: [
            ("key: small\n", "", "", "key is missing"),
            ("names: {en: Small}\n", "", "", "names is missing"),
            ("default_locale: en\n", "", "", "default_locale is missing"),
            ("initial_status: open\n", "", "", "initial_status is missing"),
            ("    category: open\n", "", "statuses[0]", "category is missing"),
            ("customer: accept, ", "", "statuses[0].replies", "customer is missing"),
            ("from: open, ", "", "transitions[0]", "from is missing"),
            ("fallback_issue_type: general\n", "", "", "fallback_issue_type is missing"),
        ])
    func missingKey(old: String, new: String, path: String, problem: String) throws {
        guard case .form(path, _?, problem) = try error(replacing: old, with: new) else {
            Issue.record("\(String(describing: try error(replacing: old, with: new)))")
            return
        }
    }

    @Test(
        "A word of a fixed list is checked, and the message has the list",
        arguments: [
            (
                "category: open", "category: opne", "statuses[0].category",
                "\"opne\" is none of new, open, waiting, solved, closed"
            ),
            (
                "waiting_on: agent", "waiting_on: agents", "statuses[0].waiting_on",
                "\"agents\" is none of nobody, agent, customer, third_party"
            ),
            (
                "customer: accept", "customer: yes", "statuses[0].replies.customer",
                "\"yes\" is none of accept, reopen, follow_up, refuse"
            ),
            (
                "on: [command, customer_reply]", "on: [command, tick]", "transitions[0].on[1]",
                "\"tick\" is none of command, customer_reply, agent_reply, assignment, escalation, timer, conversion"
            ),
            (
                "by: [agent, admin]", "by: [boss]", "transitions[0].by[0]",
                "\"boss\" is none of requester, agent, admin, service, system"
            ),
            ("by: [agent, admin]", "by: [agent, agent]", "transitions[0].by[1]", "\"agent\" stands there twice"),
            ("channels: [api]", "channels: [fax]", "channels[0]", "\"fax\" is none of api, app, chat, mail"),
            (
                "channels: [api]", "channels: [api]\nsupport_contacts: [{names: {en: X}, kind: fax, address: x}]",
                "support_contacts[0].kind", "\"fax\" is none of mail, phone, chat, web"
            ),
            (
                "default_locale: en", "default_locale: english!", "default_locale",
                "\"english!\" is no BCP 47 language tag, such as \"es\" or \"es-MX\""
            ),
            ("names: {en: Small}", "names: {e: Small}", "names", "\"e\" is no BCP 47 language tag, such as \"es\""),
        ])
    func word(old: String, new: String, path: String, problem: String) throws {
        guard case .form(path, _?, problem) = try error(replacing: old, with: new) else {
            Issue.record("\(String(describing: try error(replacing: old, with: new)))")
            return
        }
    }

    @Test(
        "A value of another kind is named with what belongs there",
        arguments: [
            ("channels: [api]", "channels: api", "channels", "expected a list"),
            ("names: {en: Small}", "names: Small", "names", "expected a mapping"),
            ("channels: [api]", "channels: [api]\nsharing: maybe", "sharing", "expected true or false"),
            (
                "channels: [api]", "channels: [api]\nlimits: {cc_emails_max: many}", "limits.cc_emails_max",
                "expected a whole number"
            ),
            (
                "channels: [api]", "channels: [api]\nlimits: {cc_emails_max: 99999999999999999999}",
                "limits.cc_emails_max", "expected a whole number"
            ),
            ("key: small", "key: [small]", "key", "expected a single value"),
        ])
    func kind(old: String, new: String, path: String, problem: String) throws {
        guard case .form(path, _?, problem) = try error(replacing: old, with: new) else {
            Issue.record("\(String(describing: try error(replacing: old, with: new)))")
            return
        }
    }

    @Test(
        "A file that is not YAML is refused with the line",
        arguments: [
            ("names: {en: Small}", "names: {en: Small", 3), ("to: \"*\"", "to: *", 18), ("channels:", "\tchannels:", 4),
            ("default_locale: en", "default_locale: en\ndefault_locale: es", 3),
            ("key: small", "key: small\n  x: y", 2),
        ])
    func syntax(old: String, new: String, line: Int) throws {
        guard case .syntax(let place?, let problem) = try error(replacing: old, with: new) else {
            Issue.record("\(String(describing: try error(replacing: old, with: new)))")
            return
        }
        #expect(place.line == line)
        #expect(!problem.isEmpty)
        #expect(!problem.contains("initial_status"), "the message carries the file")
    }

    @Test("A desk that does not hold together is refused with every problem")
    func inconsistent() throws {
        let yaml = Self.smallest.split(separator: "\n").map { line -> String in
            switch line {
            case "initial_status: open": "initial_status: new"
            case "fallback_issue_type: general": "fallback_issue_type: other"
            default: String(line)
            }
        }.joined(separator: "\n")
        guard case .inconsistent(let findings) = error(yaml) else {
            Issue.record("\(String(describing: error(yaml)))")
            return
        }
        #expect(
            findings.map(\.description) == [
                "line 5: initial_status: \"new\" is none of the statuses",
                "line 19: fallback_issue_type: \"other\" is none of the issue types",
            ])
        #expect(findings.map(\.code) == ["UNKNOWN_STATUS", "UNKNOWN_ISSUE_TYPE"])
        #expect(findings.map(\.path) == ["initial_status", "fallback_issue_type"])
    }

    @Test(
        "An empty file, a list and a text are no desks",
        arguments: ["", "# only a comment\n", "- key: x", "text", "---\n...\n"])
    func noDesk(yaml: String) {
        guard case .form("", _, _) = error(yaml) else {
            Issue.record("\(String(describing: error(yaml)))")
            return
        }
    }

    @Test("Two documents in one file are refused")
    func twoDocuments() {
        #expect(error(Self.smallest + "\n---\n" + Self.smallest) != nil)
    }

    @Test("A file of more than 256 KiB is refused before it is read")
    func size() {
        let yaml = Self.smallest + "\n#" + String(repeating: "x", count: DeskFile.bytesMax)
        guard case .tooLarge = error(yaml) else {
            Issue.record("\(String(describing: error(yaml)))")
            return
        }
    }

    @Test("An error reads as line, place and what to do")
    func description() throws {
        #expect(
            try error(replacing: "category: open", with: "category: opne")?.description
                == "line 8, statuses[0].category: \"opne\" is none of new, open, waiting, solved, closed")
        let findings = ["one", "two"].map { DeskFileFinding(file: nil, line: 3, code: "X", message: $0) }
        #expect(DeskFileError.inconsistent(findings).description == "line 3: one\nline 3: two")
        #expect(
            DeskFileError.syntax(at: FilePlace(line: 3, column: 1), problem: "odd").description
                == "line 3: not YAML: odd")
    }
}
