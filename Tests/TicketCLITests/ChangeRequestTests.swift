import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("What each command that changes a ticket asks for")
struct ChangeRequestTests {
    private let terminal = Terminal(input: "from a pipe\n")
    private var service: FakeService { terminal.service }

    /// Runs a command with an etag and a name for the change; answers what it asked for.
    private func run<Request: ProtobufMessage>(
        _ method: MethodDescriptor, _ arguments: [String]
    ) async -> [Request] {
        service.answer(method) { (_: Request) in Samples.ticket }
        #expect(await terminal.run(["ticket"] + arguments + ["--etag", "r2", "--request-id", "r"]) == 0)
        #expect(terminal.output.hasPrefix("#100001"))
        return service.requests()
    }

    @Test(
        "ticket assign",
        arguments: [
            (["alba"], "alba", ""), (["me"], "me", ""), (["none"], "none", ""), (["--team", "t"], "", "t"),
            (["me", "--team", "none"], "me", "none"),
        ])
    func assign(arguments: [String], assignee: String, team: String) async {
        #expect(
            await run(TicketServiceMethods.assignTicket, ["assign", "1"] + arguments) == [
                AssignTicketRequest(number: 1, assignee: assignee, team: team, etag: "r2", requestID: "r")
            ])
    }

    @Test("ticket escalate, track and rate")
    func work() async {
        #expect(
            await run(TicketServiceMethods.escalateTicket, ["escalate", "1", "tier2", "--reason", "- all"]) == [
                EscalateTicketRequest(number: 1, tier: "tier2", reason: "- all", etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.setTrack, ["track", "#1", "incident", "completed"]) == [
                SetTrackRequest(number: 1, track: "incident", state: "completed", etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.rateTicket, ["rate", "1", "5", "--comment", "-"]) == [
                RateTicketRequest(
                    number: 1, rating: Rating(score: 5, comment: "from a pipe"), etag: "r2", requestID: "r")
            ])
    }

    @Test(
        "ticket participant add leaves to the desk what is not said",
        arguments: [
            ([], ParticipantRight.unspecified, ParticipantRight.unspecified),
            (["--notified", "--no-admitted"], .granted, .denied),
            (["--no-notified", "--admitted"], .denied, .granted),
        ])
    func addParticipant(flags: [String], notified: ParticipantRight, admitted: ParticipantRight) async {
        #expect(
            await run(TicketServiceMethods.addParticipant, ["participant", "add", "1", "a@example.com"] + flags) == [
                AddParticipantRequest(
                    number: 1, email: "a@example.com", notified: notified, admitted: admitted, etag: "r2",
                    requestID: "r")
            ])
    }

    @Test("ticket participant remove, link, unlink, merge, unmerge, delete, undelete and move")
    func relations() async {
        #expect(
            await run(TicketServiceMethods.removeParticipant, ["participant", "remove", "1", "a@example.com"]) == [
                RemoveParticipantRequest(number: 1, email: "a@example.com", etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.linkTickets, ["link", "1", "2"]) == [
                LinkTicketsRequest(number: 1, otherNumber: 2, kind: .related, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.unlinkTickets, ["unlink", "1", "2", "--kind", "child-of"]) == [
                UnlinkTicketsRequest(number: 1, otherNumber: 2, kind: .childOf, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.mergeTickets, ["merge", "1", "#2"]) == [
                MergeTicketsRequest(number: 1, intoNumber: 2, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.unmergeTicket, ["unmerge", "1"]) == [
                UnmergeTicketRequest(number: 1, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.deleteTicket, ["delete", "1"]) == [
                DeleteTicketRequest(number: 1, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.undeleteTicket, ["undelete", "1"]) == [
                UndeleteTicketRequest(number: 1, etag: "r2", requestID: "r")
            ])
        #expect(
            await run(TicketServiceMethods.moveTicket, ["move", "1", "zendesk", "--validate-only"]) == [
                MoveTicketRequest(number: 1, desk: "zendesk", etag: "r2", requestID: "r", validateOnly: true)
            ])
        #expect(terminal.notes == ["checked; nothing was moved"])
    }

    @Test("ticket tag and ticket set replace what was read, if it is still so")
    func lists() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            Ticket(
                number: 1, etag: "r7", tags: ["a", "b"],
                fields: [FieldValue(key: "x", value: "1"), FieldValue(key: "y", value: "2")])
        }
        service.answer(TicketServiceMethods.updateTicket) { (_: UpdateTicketRequest) in Samples.ticket }
        #expect(await terminal.run("ticket", "tag", "1", "c", "b", "--remove", "a", "--request-id", "r") == 0)
        #expect(await terminal.run("ticket", "set", "1", "x=", "z=a=b", "--etag", "r6", "--request-id", "r") == 0)
        #expect(
            service.requests() == [
                UpdateTicketRequest(
                    ticket: Ticket(number: 1, etag: "r7", tags: ["c", "b"]), updateMask: .init(paths: ["tags"]),
                    requestID: "r"),
                UpdateTicketRequest(
                    ticket: Ticket(
                        number: 1, etag: "r6",
                        fields: [FieldValue(key: "y", value: "2"), FieldValue(key: "z", value: "a=b")]),
                    updateMask: .init(paths: ["fields"]), requestID: "r"),
            ])
    }

    @Test("ticket comment --internal, ticket transition --reason, and ticket create for a customer")
    func extended() async {
        service.answer(TicketServiceMethods.addComment) { (_: AddCommentRequest) in AddCommentResponse() }
        #expect(await terminal.run("ticket", "comment", "1", "--body", "b", "--internal", "--request-id", "r") == 0)
        #expect(
            service.requests() == [
                AddCommentRequest(number: 1, comment: Comment(body: "b", internal: true), requestID: "r")
            ])
        service.answer(TicketServiceMethods.transitionTicket) { (_: TransitionTicketRequest) in Samples.ticket }
        #expect(
            await terminal.run("ticket", "transition", "1", "closed", "--reason", "spam", "--request-id", "r") == 0)
        #expect(
            service.requests() == [
                TransitionTicketRequest(number: 1, status: "closed", requestID: "r", reason: "spam")
            ])
        service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in Samples.ticket }
        #expect(
            await terminal.run(
                "ticket", "create", "--desk", "d", "--subject", "s", "--for", "ana", "--channel", "mail", "--field",
                "priority=high", "--request-id", "r") == 0)
        let ticket = Ticket(
            desk: "d", subject: "s", channel: .mail, requester: Person(id: "ana"),
            fields: [FieldValue(key: "priority", value: "high")])
        #expect(service.requests() == [CreateTicketRequest(ticket: ticket, requestID: "r")])
    }

    @Test(
        "a command that says nothing to do is wrong",
        arguments: [
            ["assign", "1"], ["tag", "1"], ["set", "1"], ["set", "1", "x"], ["set", "1", "=x"], ["bulk", "closed"],
            ["link", "1", "2", "--kind", "friends"], ["rate", "1", "good"],
        ])
    func usage(arguments: [String]) async {
        #expect(await terminal.run(["ticket"] + arguments) == 2)
        #expect(terminal.output == "")
    }
}
