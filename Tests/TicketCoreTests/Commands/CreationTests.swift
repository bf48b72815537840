import Testing
import TicketCore

@Suite("Creating a ticket")
struct CreationTests {
    @Test("The ticket is what was asked for, in the desk's initial status and version")
    func created() throws {
        var stage = Stage()
        let new = NewTicket(
            desk: "account-portal", subject: "The invoice is wrong", issueType: "billing", description: "All of it",
            ccEmails: ["boss@Example.COM", "b@example.com"], shared: true, locale: "fr-ca", channel: .app)
        let decision = try stage.create(new)
        let ticket = decision.outcome.ticket
        #expect(
            ticket
                == Ticket(
                    number: 1, desk: "account-portal", deskVersion: 3, subject: "The invoice is wrong",
                    issueType: "billing", description: "All of it", ccEmails: ["boss@example.com", "b@example.com"],
                    shared: true, locale: LanguageTag("fr-CA"), channel: .app,
                    status: StatusReference(key: "open", category: .open, waitingOn: .agent),
                    requester: Cast.ana.person, createTime: Cast.now, updateTime: Cast.now, revision: 1,
                    commentCount: 0))
        #expect(decision.outcome.comment == nil)
        #expect(decision.events.count == 1)
        #expect(Ticket.applying(decision.events[0], to: nil) == ticket)
    }

    @Test("What is left out has the desk's fallback and the caller's language")
    func defaults() throws {
        var stage = Stage()
        let ticket = try stage.create(NewTicket(desk: "account-portal", subject: "Help")).outcome.ticket
        #expect(ticket.issueType == "support-ui-general")
        #expect(ticket.locale == LanguageTag("es-MX"))
        #expect(!ticket.shared)
        #expect(ticket.ccEmails == [])
        #expect(ticket.description == "")
    }

    @Test("Each address in the CC is told once, in the ticket's language")
    func outbox() throws {
        var stage = Stage()
        let new = NewTicket(
            desk: "account-portal", subject: "Help", ccEmails: ["b@example.com", "a@example.com"], locale: "fr")
        let expected = ["b@example.com", "a@example.com"].map {
            OutboxEntry(kind: .ccSubmitted, ticketNumber: 1, revision: 1, recipient: $0, locale: LanguageTag("fr"))
        }
        #expect(try stage.create(new).outbox == expected)
    }

    @Test("validate_only answers with number 0")
    func validateOnly() throws {
        var stage = Stage()
        let new = NewTicket(desk: "account-portal", subject: "Help")
        #expect(try stage.create(new, validateOnly: true).outcome.ticket.number == 0)
        #expect(stage.ticket == nil)
    }

    @Test("An unknown desk is a fault of the field")
    func unknownDesk() throws {
        let request = CommandRequest(actor: Cast.ana, command: .create(NewTicket(desk: "other", subject: "Help")))
        let refused = try violations {
            _ = try decide(request, in: Situation(desk: nil, ticket: nil, newNumber: 1, now: Cast.now))
        }
        #expect(refused == ["ticket.desk UNKNOWN_DESK"])
    }

    @Test("Every role may create, a service with the scope for it")
    func whoMayCreate() throws {
        let new = NewTicket(desk: "account-portal", subject: "Help")
        for actor in [Cast.ana, Cast.loner, Cast.alba, Cast.ines, Cast.program, Cast.service([.createTickets])] {
            var stage = Stage()
            #expect(try stage.create(new, as: actor).outcome.ticket.requester == actor.person)
        }
        var stage = Stage()
        #expect(throws: Refusal.forbidden(.createTicket)) {
            try stage.create(new, as: Cast.service(Set(Scope.allCases).subtracting([.createTickets])))
        }
    }
}
