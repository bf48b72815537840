import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("What each command asks for")
struct RequestTests {
    private let terminal = Terminal(input: "from a pipe\n")
    private var service: FakeService { terminal.service }

    @Test("ticket create sends every field")
    func create() async {
        service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in Samples.ticket }
        let status = await terminal.run(
            "ticket", "create", "--desk", "account-portal", "--subject", "- a subject", "--type", "account-access",
            "--description", "what\nhappened", "--cc", "a@example.com", "--cc", "b@example.com", "--share", "--locale",
            "es-MX", "--request-id", "r-1", "--validate-only")
        #expect(status == 0)
        let ticket = Ticket(
            desk: "account-portal", subject: "- a subject", issueType: "account-access", description: "what\nhappened",
            ccEmails: ["a@example.com", "b@example.com"], shared: true, locale: "es-MX")
        #expect(service.requests() == [CreateTicketRequest(ticket: ticket, requestID: "r-1", validateOnly: true)])
        #expect(terminal.notes == ["checked; nothing was submitted"])
    }

    @Test("a description of - is read from standard input, without the line feed at its end")
    func standardInput() async {
        service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in Samples.ticket }
        await terminal.run("ticket", "create", "--desk", "d", "--subject", "s", "--description", "-")
        #expect(service.requests(CreateTicketRequest.self).map(\.ticket?.description) == ["from a pipe"])
    }

    @Test("a change without a name of its own gets a fresh one each time")
    func requestIDs() async {
        service.answer(TicketServiceMethods.transitionTicket) { (_: TransitionTicketRequest) in Samples.ticket }
        await terminal.run("ticket", "transition", "100001", "pending")
        await terminal.run("ticket", "transition", "100001", "pending")
        let ids = service.requests(TransitionTicketRequest.self).map(\.requestID)
        #expect(Set(ids).count == 2)
        #expect(ids.allSatisfy { $0.utf8.count == 36 })
    }

    @Test("a ticket's number is taken with and without #", arguments: ["100001", "#100001"])
    func number(argument: String) async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        #expect(await terminal.run("ticket", "get", argument) == 0)
        #expect(service.requests() == [GetTicketRequest(number: 100_001)])
    }

    @Test("ticket list without options asks for everything")
    func listAll() async {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in ListTicketsResponse() }
        await terminal.run("ticket", "list")
        #expect(service.requests() == [ListTicketsRequest()])
    }

    @Test("ticket list sends every filter")
    func listFiltered() async {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in ListTicketsResponse() }
        let status = await terminal.run(
            "ticket", "list", "--desk", "d1", "--desk", "d2", "--status", "open", "--status", "pending", "--category",
            "open", "--category", "WAITING", "--waiting-on", "customer", "--waiting-on", "third_party", "--type", "t",
            "--channel", "mail", "--requester", "me", "--account", "acme", "--created-after",
            "2026-11-21T22:24:15.5+01:00",
            "--created-before", "2026-11-22T00:00:00Z", "--updated-after", "1970-01-01T00:00:00Z", "--updated-before",
            "2026-11-23T00:00:00Z", "--page-size", "7", "--page-token", "t1")
        #expect(status == 0)
        let filter = TicketFilter(
            desks: ["d1", "d2"], statuses: ["open", "pending"], categories: [.open, .waiting],
            waitingOn: [.customer, .thirdParty], issueTypes: ["t"], channels: [.mail], requester: "me", account: "acme",
            created: TimeRange(startTime: Samples.time, endTime: .init(seconds: 1_795_305_600)),
            updated: TimeRange(startTime: .init(), endTime: .init(seconds: 1_795_392_000)))
        #expect(service.requests() == [ListTicketsRequest(pageSize: 7, pageToken: "t1", filter: filter)])
    }

    @Test("ticket list --all goes through the pages")
    func listPages() async {
        service.answer(TicketServiceMethods.listTickets) { (request: ListTicketsRequest) in
            request.pageToken.isEmpty
                ? ListTicketsResponse(tickets: [Ticket(number: 2)], nextPageToken: "next")
                : ListTicketsResponse(tickets: [Ticket(number: 1)])
        }
        #expect(await terminal.run("ticket", "list", "--all", "-o", "id") == 0)
        #expect(terminal.output == "2\n1\n")
        #expect(service.requests(ListTicketsRequest.self).map(\.pageToken) == ["", "next"])
        #expect(await terminal.run("ticket", "list", "-o", "id") == 0)
        #expect(terminal.output == "2\n")
        #expect(terminal.notes == ["there are more: add --all, or --page-token next"])
    }

    @Test(
        "ticket update sends what is named and nothing else",
        arguments: [
            (["--subject", "new"], Ticket(number: 1, subject: "new"), ["subject"]),
            (["--type", "t"], Ticket(number: 1, issueType: "t"), ["issue_type"]),
            (["--share"], Ticket(number: 1, shared: true), ["shared"]),
            (["--no-share"], Ticket(number: 1), ["shared"]),
            (["--locale", "", "--etag", "r3"], Ticket(number: 1, locale: "", etag: "r3"), ["locale"]),
            (
                ["--locale", "fr", "--subject", "s"], Ticket(number: 1, subject: "s", locale: "fr"),
                ["subject", "locale"]
            ),
        ])
    func update(arguments: [String], ticket: Ticket, paths: [String]) async {
        service.answer(TicketServiceMethods.updateTicket) { (_: UpdateTicketRequest) in Samples.ticket }
        #expect(await terminal.run(["ticket", "update", "1", "--request-id", "r"] + arguments) == 0)
        let request = UpdateTicketRequest(
            ticket: ticket, updateMask: GoogleProtobufFieldMask(paths: paths), requestID: "r")
        #expect(service.requests() == [request])
    }

    @Test("ticket comment sends the text and what it answers", arguments: ["--info", "--informational"])
    func comment(flag: String) async {
        service.answer(TicketServiceMethods.addComment) { (_: AddCommentRequest) in AddCommentResponse() }
        await terminal.run(
            "ticket", "comment", "1", "--body", "--not an option", "--reply-to", "3", flag, "--etag", "r2",
            "--request-id", "r")
        let request = AddCommentRequest(
            number: 1, comment: Comment(body: "--not an option", replyTo: 3), informational: true, etag: "r2",
            requestID: "r")
        #expect(service.requests() == [request])
    }

    @Test("ticket transition names the status")
    func transition() async {
        service.answer(TicketServiceMethods.transitionTicket) { (_: TransitionTicketRequest) in Samples.ticket }
        await terminal.run(
            "ticket", "transition", "1", "resolved", "--etag", "r2", "--request-id", "r", "--validate-only")
        let request = TransitionTicketRequest(
            number: 1, status: "resolved", etag: "r2", requestID: "r", validateOnly: true)
        #expect(service.requests() == [request])
    }

    @Test("ticket comments, ticket transitions, desk list, desk show and whoami ask for what they are called")
    func reads() async {
        service.answer(TicketServiceMethods.listComments) { (_: ListCommentsRequest) in ListCommentsResponse() }
        service.answer(TicketServiceMethods.listAvailableTransitions) { (_: ListAvailableTransitionsRequest) in
            ListAvailableTransitionsResponse()
        }
        service.answer(DeskServiceMethods.listDesks) { (_: ListDesksRequest) in ListDesksResponse() }
        service.answer(DeskServiceMethods.getDesk) { (_: GetDeskRequest) in Desk() }
        service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse() }
        #expect(await terminal.run("ticket", "comments", "1", "--page-size", "2") == 0)
        #expect(await terminal.run("ticket", "transitions", "#1") == 0)
        #expect(await terminal.run("desk", "list") == 0)
        #expect(await terminal.run("desk", "show", "account-portal") == 0)
        #expect(await terminal.run("whoami") == 0)
        #expect(service.requests() == [ListCommentsRequest(number: 1, pageSize: 2)])
        #expect(service.requests() == [ListAvailableTransitionsRequest(number: 1)])
        #expect(service.requests() == [ListDesksRequest()])
        #expect(service.requests() == [GetDeskRequest(desk: "account-portal")])
        #expect(service.requests() == [WhoAmIRequest()])
    }

    @Test("the files of TLS come from options or the environment")
    func tlsFiles() async throws {
        let terminal = Terminal(variables: [
            "TICKET_SERVER": "tls://localhost", "TICKET_TLS_CA": "ca", "TICKET_TLS_CERTIFICATE": "mine",
            "TICKET_TLS_KEY": "key",
        ])
        terminal.service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse() }
        #expect(await terminal.run("whoami") == 0)
        #expect(terminal.configuration?.tls == TLSFiles(trustRoots: "ca", certificate: "mine", key: "key"))
        #expect(await terminal.run("whoami", "--tls-ca", "a", "--tls-certificate", "b", "--tls-key", "c") == 0)
        #expect(terminal.configuration?.tls == TLSFiles(trustRoots: "a", certificate: "b", key: "c"))
    }

    @Test("options stand before or behind the command, and win over the environment")
    func globalOptions() async throws {
        let terminal = Terminal(variables: [
            "TICKET_TOKEN": "from-environment", "TICKET_LANGUAGE": "fr", "TICKET_SERVER": "",
        ])
        terminal.service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse() }
        #expect(await terminal.run("whoami") == 0)
        #expect(await terminal.run("--token", "given", "--language", "es-MX,en", "--timeout", "1.5", "whoami") == 0)
        #expect(await terminal.run("whoami", "--token", "given") == 0)
        let options = terminal.service.calls.map(\.options)
        try #require(options.count == 3)
        #expect(options[0].metadata == ["authorization": "Bearer from-environment", "accept-language": "fr"])
        #expect(options[0].timeout == .seconds(30))
        #expect(options[1].metadata == ["authorization": "Bearer given", "accept-language": "es-MX,en"])
        #expect(options[1].timeout == .seconds(1.5))
        #expect(options[2].metadata == ["authorization": "Bearer given", "accept-language": "fr"])
    }
}
