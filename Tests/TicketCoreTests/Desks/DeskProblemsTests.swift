import Testing
import TicketCore

@Suite("What can be wrong with a desk is named")
struct DeskProblemsTests {
    private func problems(_ change: (inout Desk) -> Void) -> [String] {
        var desk = Cast.desk
        change(&desk)
        return desk.problems()
    }

    private func label(_ text: String, in tag: String = "en") -> LocalizedText {
        LocalizedText(Dictionary(uniqueKeysWithValues: [LanguageTag(tag)].compactMap { $0 }.map { ($0, text) }))
    }

    @Test("A key is 1 to 63 lower-case letters, digits, - and _, a letter first")
    func keys() {
        let rule = "use 1 to 63 lower-case letters, digits, \"-\" and \"_\", a letter first"
        for key in ["", "Desk", "1desk", "-desk", "de sk", "désk", "desk.x", String(repeating: "x", count: 64)] {
            #expect(problems { $0.key = key } == ["\"\(key)\" is no key: \(rule)"])
        }
        for key in ["d", "desk-1_x", String(repeating: "x", count: 63)] {
            #expect(problems { $0.key = key } == [])
        }
        #expect(
            problems { $0.issueTypes.append(IssueType(key: "Bad", labels: label("Bad"))) }
                == ["\"Bad\" is no key: \(rule)"])
        #expect(
            problems {
                $0.statuses.append(Status(key: "Bad", category: .open, waitingOn: .agent, labels: label("Bad")))
            } == ["\"Bad\" is no key: \(rule)"])
    }

    @Test("A status or an issue type stands there once")
    func doubles() {
        #expect(problems { $0.statuses.append($0.statuses[0]) } == ["statuses: \"open\" stands there twice"])
        #expect(
            problems { $0.issueTypes.append($0.issueTypes[0]) } == [
                "issue_types: \"account-access\" stands there twice"
            ])
    }

    @Test("There is at least one channel")
    func channels() {
        #expect(problems { $0.channels = [] } == ["channels: name at least one"])
    }

    @Test("The initial status and the fallback issue type exist")
    func references() {
        #expect(problems { $0.initialStatus = "new" } == ["initial_status: \"new\" is none of the statuses"])
        #expect(
            problems { $0.fallbackIssueType = "other" }
                == ["fallback_issue_type: \"other\" is none of the issue types"])
    }

    @Test("Statuses and issue types have a label in the default locale")
    func labels() {
        #expect(
            problems { $0.statuses[1].labels = label("Pendiente", in: "es") }
                == ["statuses.pending: no label in the default locale en"])
        #expect(
            problems { $0.issueTypes[1].labels = label("Facturación", in: "es") }
                == ["issue_types.billing: no label in the default locale en"])
        let problems = problems { $0.defaultLocale = LanguageTag("de") ?? $0.defaultLocale }
        #expect(problems.count == Cast.desk.statuses.count + Cast.desk.issueTypes.count)
    }

    @Test("A move leads between statuses, has a trigger, and by command somebody who may")
    func transitions() {
        func transition(_ from: String?, _ to: String?, _ triggers: Set<Transition.Trigger>, _ roles: Set<Role>)
            -> [String]
        {
            problems { desk in
                desk.transitions = [Transition(from: from, to: to, triggers: triggers, roles: roles)]
            }
        }
        #expect(transition("open", "closed", [.command], [.agent]) == [])
        #expect(transition(nil, nil, [.command], [.agent]) == [])
        #expect(transition("open", "closed", [.customerReply], []) == [])
        #expect(
            transition("opne", "closed", [.command], [.agent])
                == ["transitions: opne -> closed: \"opne\" is none of the statuses"])
        #expect(
            transition("opne", "clsoed", [.command], [.agent]) == [
                "transitions: opne -> clsoed: \"opne\" is none of the statuses",
                "transitions: opne -> clsoed: \"clsoed\" is none of the statuses",
            ])
        #expect(transition(nil, "closed", [], [.agent]) == ["transitions: * -> closed: nothing triggers it"])
        #expect(
            transition("open", nil, [.command], [])
                == ["transitions: open -> *: nobody may ask for it; name the roles"])
    }

    @Test("A move stands there once, because a second one would never be looked at")
    func doubleTransitions() {
        #expect(
            problems { $0.transitions.append($0.transitions[0]) }
                == ["transitions: open -> pending: stands there twice; put what triggers it and who may into one"])
        #expect(
            problems { $0.transitions += [$0.transitions.last].compactMap { $0 } }
                == ["transitions: * -> closed: stands there twice; put what triggers it and who may into one"])
    }

    @Test("A reply leads to one status")
    func ambiguousReplies() {
        let move = Transition(from: "pending", to: "closed", triggers: [.agentReply], roles: [])
        #expect(
            problems { $0.transitions.append(move) } == [
                "transitions: in pending, agent_reply leads to awaiting_customer and to closed;"
                    + " let it lead to one status"
            ])
    }

    @Test("Limits have bounds")
    func limits() {
        for count in [0, -1, 1_001, .max, .min] {
            #expect(problems { $0.limits.subjectScalarsMax = count } == ["limits.subject_scalars_max: 1 to 1000"])
        }
        for count in [0, -1, 1_048_577, .max, .min] {
            #expect(problems { $0.limits.bodyBytesMax = count } == ["limits.body_bytes_max: 1 to 1048576"])
        }
        for count in [-1, 101, .max, .min] {
            #expect(problems { $0.limits.ccEmailsMax = count } == ["limits.cc_emails_max: 0 to 100"])
        }
        for count in [-1, 26_214_401, .max, .min] {
            #expect(
                problems { $0.limits.attachmentBytesMax = count } == ["limits.attachment_bytes_max: 0 to 26214400"])
        }
        for count in [-1, 21, .max, .min] {
            #expect(problems { $0.limits.attachmentsMax = count } == ["limits.attachments_max: 0 to 20"])
        }
        #expect(problems { $0.limits = DeskLimits(subjectScalarsMax: 1, bodyBytesMax: 1, ccEmailsMax: 0) } == [])
        #expect(
            problems { $0.limits = DeskLimits(subjectScalarsMax: 1_000, bodyBytesMax: 1_048_576, ccEmailsMax: 100) }
                == [])
    }

    @Test("Every problem is named, not the first alone")
    func all() {
        let found = problems {
            $0.key = "Desk"
            $0.channels = []
            $0.initialStatus = "new"
            $0.fallbackIssueType = "other"
            $0.limits.ccEmailsMax = -1
        }
        #expect(found.count == 5)
    }
}
