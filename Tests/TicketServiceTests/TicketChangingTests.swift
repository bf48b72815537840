import TTRPC
import Testing
import TicketMessages

@Suite("Changing tickets")
struct TicketChangingTests {
    @Test("names every field at fault at once, and changes nothing")
    func violations() async throws {
        try await ServiceFixture.run { fixture in
            let request = CreateTicketRequest(
                ticket: .init(
                    desk: "account-portal", subject: String(repeating: "e\u{301}", count: 71), issueType: "nonsense",
                    ccEmails: ["ok@example.com", "not an address"]))
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.createTicket(request, options: .as(.ana))
            }
            #expect(error?.code == .invalidArgument)
            let fields = error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.map(\.field)
            #expect(Set(fields ?? []) == ["ticket.subject", "ticket.issue_type", "ticket.cc_emails[1]"])
            let listed = try await fixture.tickets.listTickets(ListTicketsRequest(), options: .as(.alba))
            #expect(listed.tickets.isEmpty)
        }
    }

    @Test("by an illegal move is FAILED_PRECONDITION and names the legal ones")
    func illegalMove() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            _ = try await fixture.tickets.transitionTicket(
                .init(number: ticket.number, status: "resolved"), options: .as(.alba))
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.transitionTicket(
                    .init(number: ticket.number, status: "pending"), options: .as(.alba))
            }
            #expect(error?.code == .failedPrecondition)
            let legal = error?.detail(GoogleRPCPreconditionFailure.self)?.violations.map(\.subject)
            let available = try await fixture.tickets.listAvailableTransitions(
                .init(number: ticket.number), options: .as(.alba, language: "fr"))
            #expect(legal == available.transitions.map(\.status))
            #expect(available.transitions.map(\.statusLabel) == ["Ouvert", "Fermé"])
        }
    }

    @Test("by a request id twice has one effect and one answer; with another body it is ALREADY_EXISTS")
    func idempotency() async throws {
        try await ServiceFixture.run { fixture in
            var request = CreateTicketRequest(
                ticket: .init(desk: "account-portal", subject: "once"), requestID: "8c5e")
            let first = try await fixture.tickets.createTicket(request, options: .as(.ana))
            _ = try await fixture.tickets.addComment(
                .init(number: first.number, comment: .init(body: "more")), options: .as(.ana))
            let second = try await fixture.tickets.createTicket(request, options: .as(.ana, language: "fr"))
            #expect(second.number == first.number)
            #expect(second.etag == first.etag)
            request.ticket?.subject = "twice"
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.createTicket(request, options: .as(.ana))
            }
            #expect(error?.code == .alreadyExists)
            let byBruno = try await fixture.tickets.createTicket(request, options: .as(.bruno))
            #expect(byBruno.number != first.number)
        }
    }

    @Test("with an etag that is no longer the present one is ABORTED")
    func etag() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            let change = UpdateTicketRequest(
                ticket: .init(number: ticket.number, subject: "new", etag: ticket.etag),
                updateMask: .init(paths: ["subject"]))
            let changed = try await fixture.tickets.updateTicket(change, options: .as(.ana))
            #expect(changed.subject == "new")
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.updateTicket(change, options: .as(.ana))
            }
            #expect(error?.code == .aborted)
        }
    }

    @Test(
        "needs a mask of fields that can be changed",
        arguments: [[], ["nonsense"], ["status"], ["subject", "number"]])
    func mask(paths: [String]) async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket()
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.updateTicket(
                    .init(ticket: .init(number: ticket.number, subject: "x"), updateMask: .init(paths: paths)),
                    options: .as(.ana))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.first?.field == "update_mask")
        }
    }

    @Test("by comments moves it as the desk says, and an informational one leaves it")
    func commentsMove() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let told = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "We are on it."), informational: true), options: .as(.alba))
            #expect(told.ticket?.status == "open")
            let asked = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "¿Qué versión?")), options: .as(.alba))
            #expect(asked.ticket?.status == "awaiting_customer")
            let answered = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "La 4.2", replyTo: 2)), options: .as(.ana))
            #expect(answered.ticket?.status == "open")
            #expect(answered.comment?.replyTo == 2)
            let page = try await fixture.tickets.listComments(
                .init(number: number, pageSize: 2), options: .as(.ana))
            #expect(page.comments.map(\.id) == [1, 2])
            let rest = try await fixture.tickets.listComments(
                .init(number: number, pageSize: 2, pageToken: page.nextPageToken), options: .as(.ana))
            #expect(rest.comments.map(\.body) == ["La 4.2"])
            #expect(rest.nextPageToken.isEmpty)
        }
    }

    @Test("only to validate answers as if done and changes nothing")
    func validateOnly() async throws {
        try await ServiceFixture.run { fixture in
            let answer = try await fixture.tickets.createTicket(
                CreateTicketRequest(ticket: .init(desk: "account-portal", subject: "try"), validateOnly: true),
                options: .as(.ana))
            #expect(answer.number == 0)
            #expect(answer.status == "open")
            let listed = try await fixture.tickets.listTickets(ListTicketsRequest(), options: .as(.ana))
            #expect(listed.tickets.isEmpty)
        }
    }

    @Test(
        "with a request id that is no such thing is refused",
        arguments: ["a b", "á", String(repeating: "x", count: 129)])
    func requestID(id: String) async throws {
        try await ServiceFixture.run { fixture in
            let error = await #expect(throws: RPCError.self) {
                try await fixture.tickets.createTicket(
                    CreateTicketRequest(ticket: .init(desk: "account-portal", subject: "x"), requestID: id),
                    options: .as(.ana))
            }
            #expect(error?.detail(GoogleRPCBadRequest.self)?.fieldViolations.first?.field == "request_id")
        }
    }
}
