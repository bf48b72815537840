import Testing
import TicketCore

@Suite("Changing a ticket's fields")
struct UpdateTests {
    @Test("What changes is one event that tells old and new")
    func changes() throws {
        var stage = try Stage.with(status: "open")
        let decision = try stage.update(
            TicketChanges(subject: "Better", issueType: "billing", shared: true, locale: "fr"))
        #expect(
            decision.events.map(\.change) == [
                .updated([
                    FieldChange(field: .subject, oldValue: "Something", newValue: "Better"),
                    FieldChange(field: .issueType, oldValue: "support-ui-general", newValue: "billing"),
                    FieldChange(field: .shared, oldValue: "false", newValue: "true"),
                    FieldChange(field: .locale, oldValue: "es-MX", newValue: "fr"),
                ])
            ])
        let ticket = decision.outcome.ticket
        #expect(ticket.subject == "Better")
        #expect(ticket.issueType == "billing")
        #expect(ticket.shared)
        #expect(ticket.locale == LanguageTag("fr"))
        #expect(ticket.revision == 2)
    }

    @Test("What is already so is no event and no revision")
    func unchanged() throws {
        var stage = try Stage.with(status: "open")
        let before = stage.ticket
        for changes in [TicketChanges(), TicketChanges(subject: "Something", shared: false, locale: "es-mx")] {
            let decision = try stage.update(changes)
            #expect(decision.events == [])
            #expect(decision.outcome.ticket == before)
        }
    }

    @Test("Another normalisation of the same text is a change")
    func normalisation() throws {
        var stage = try Stage.with(status: "open")
        try stage.update(TicketChanges(subject: "sesi\u{F3}n"))
        let subject = try stage.update(TicketChanges(subject: "sesio\u{301}n")).outcome.ticket.subject
        #expect(Array(subject.utf8) == Array("sesio\u{301}n".utf8))
    }

    @Test("An empty locale takes the language away")
    func removedLocale() throws {
        var stage = try Stage.with(status: "open")
        #expect(try stage.update(TicketChanges(locale: "")).outcome.ticket.locale == nil)
    }

    @Test("A customer changes nothing on a ticket out of which nothing leads, staff do")
    func terminal() throws {
        for status in ["open", "pending", "awaiting_customer", "resolved"] {
            var stage = try Stage.with(status: status)
            #expect(try stage.update(TicketChanges(subject: "Other")).outcome.ticket.subject == "Other")
        }
        var closed = try Stage.with(status: "closed")
        #expect(throws: Refusal.notEditable(status: "closed")) { try closed.update(TicketChanges(subject: "Other")) }
        #expect(try closed.update(TicketChanges(subject: "Other"), as: Cast.alba).outcome.ticket.subject == "Other")
    }

    @Test("A stale revision is refused and tells both, before the fields are looked at")
    func staleRevision() throws {
        var stage = try Stage.with(status: "open")
        try stage.update(TicketChanges(subject: "Better"))
        let stale = Refusal.staleRevision(expected: 1, present: 2)
        #expect(throws: stale) { try stage.update(TicketChanges(subject: ""), expecting: 1) }
        #expect(throws: stale) { try stage.transition(to: "pending", expecting: 1) }
        #expect(throws: stale) { try stage.comment(expecting: 1) }
        #expect(try stage.update(TicketChanges(subject: "Best"), expecting: 2).outcome.ticket.revision == 3)
    }
}
