import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("Commands for many tickets")
struct BatchTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }

    @Test("ticket bulk shows each result and exits like the first that failed")
    func bulk() async {
        let failure = GoogleRPCStatus(code: StatusCode.failedPrecondition.rawValue, message: "it is closed")
        service.answer(TicketServiceMethods.bulkTransitionTickets) { (_: BulkTransitionTicketsRequest) in
            BulkTransitionTicketsResponse(results: [
                BulkResult(number: 1, ticket: Samples.ticket), BulkResult(number: 2, error: failure),
            ])
        }
        #expect(await terminal.run("ticket", "bulk", "open", "1", "#2", "--reason", "x", "--request-id", "r") == 73)
        #expect(
            service.requests() == [
                BulkTransitionTicketsRequest(numbers: [1, 2], status: "open", reason: "x", requestID: "r")
            ])
        #expect(
            terminal.output == """
                NUMBER  RESULT
                #1      Open (open)
                #2      it is closed

                """)
        #expect(
            terminal.notes.first == "error: FAILED_PRECONDITION: 1 of 2 failed, the first of them #2: it is closed")
        await terminal.run("ticket", "bulk", "open", "1", "2", "-o", "id")
        #expect(terminal.output == "1\n")
    }

    @Test("ticket migrate goes through all pages, each with an id of its own, and adds up what moved")
    func migrate() async {
        service.answer(TicketServiceMethods.migrateTickets) { (request: MigrateTicketsRequest) in
            MigrateTicketsResponse(
                deskVersion: 3, migratedCount: 2,
                moves: [
                    StatusMove(fromStatus: "open", toStatus: "open", count: 1),
                    StatusMove(fromStatus: request.pageToken.isEmpty ? "old" : "older", toStatus: "open", count: 1),
                ], nextPageToken: request.pageToken.isEmpty ? "next" : "")
        }
        #expect(
            await terminal.run(
                "ticket", "migrate", "d", "--map", "old=open", "--map", "older=open", "--request-id", "r") == 0)
        let requests = service.requests(MigrateTicketsRequest.self)
        #expect(requests.map(\.pageToken) == ["", "next"])
        #expect(requests.map(\.requestID) == ["r", "r.2"])
        #expect(requests.allSatisfy { $0.desk == "d" && $0.statusMap.map(\.fromStatus) == ["old", "older"] })
        #expect(
            terminal.output == """
                FROM   TO    TICKETS
                open   open  2
                old    open  1
                older  open  1
                4 tickets to version 3

                """)
    }

    @Test("ticket migrate --preview changes nothing and names what is not mapped")
    func preview() async {
        service.answer(TicketServiceMethods.migrateTickets) { (_: MigrateTicketsRequest) in
            MigrateTicketsResponse(deskVersion: 3, unmappedStatuses: ["old"])
        }
        #expect(await terminal.run("ticket", "migrate", "d", "--preview") == 0)
        #expect(service.requests(MigrateTicketsRequest.self).map(\.validateOnly) == [true])
        #expect(
            terminal.output == """
                FROM  TO                 TICKETS
                old   nothing is mapped
                0 tickets to version 3

                """)
        #expect(terminal.notes == ["checked; nothing was moved"])
    }

    @Test("a ticket shows who has it, where it stands beside its status, and what it hangs together with")
    func card() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            var ticket = Samples.ticket
            ticket.assignee = Samples.alba
            ticket.team = "technical"
            ticket.tier = "tier2"
            ticket.tracks = [TrackState(track: "incident", state: "in_progress", stateLabel: "In progress")]
            ticket.participants = [
                Participant(email: "a@example.com", notified: true, admitted: true),
                Participant(email: "b@example.com"),
            ]
            ticket.links = [TicketLink(kind: .childOf, number: 7)]
            ticket.mergedInto = 9
            ticket.deleted = true
            ticket.rating = Rating(score: 5, comment: "¡Gracias!")
            ticket.tags = ["vip", "eu"]
            ticket.fields = [FieldValue(key: "priority", value: "high")]
            ticket.timers = [PendingTimer(key: "close", dueTime: Samples.time, toStatus: "closed")]
            ticket.closeTime = Samples.time
            return ticket
        }
        await terminal.run("ticket", "get", "100001")
        #expect(
            terminal.output == """
                #100001  No puedo entrar 🔑
                status       Open (open)
                waiting on   agent
                by itself    closed at 2026-11-21T21:24:15Z
                incident     In progress (in_progress)
                assigned to  Alba, team technical
                tier         tier2
                issue type   Login & Account access (account-access)
                fields       priority=high
                tags         vip, eu
                desk         account-portal
                created by   Ana <ana@acme.example> of acme
                created      2026-11-21T21:24:15Z
                updated      2026-11-21T21:24:15Z
                closed       2026-11-21T21:24:15Z
                rating       5: ¡Gracias!
                deleted      yes
                access       everybody of the account
                told         marta@acme.example, julien@acme.example
                takes part   a@example.com (told, let in), b@example.com
                links        child-of #7
                merged into  #9
                locale       es
                channel      api
                comments     2
                etag         r1

                Desde ayer.
                ¿Qué hago?

                """)
    }
}
