import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@testable import TicketCLI

@Suite("A call that fails")
struct ErrorTests {
    private let terminal = Terminal(variables: ["TICKET_TOKEN": "t"])
    private var service: FakeService { terminal.service }

    @Test(
        "exits with 64 and the status code, and says the code's name on standard error",
        arguments: StatusCode.allCases.filter { $0 != .ok })
    func exitStatus(code: StatusCode) async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: code, message: "what went wrong"))
        #expect(await terminal.run("ticket", "get", "1") == 64 + code.rawValue)
        #expect(terminal.output == "")
        #expect(terminal.notes.first == "error: \(code.name): what went wrong")
    }

    @Test("shows control characters of the server's message instead of sending them")
    func escaped() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .dataLoss, message: "\u{1B}[2Jgone"))
        await terminal.run("ticket", "get", "1")
        #expect(terminal.notes.first == "error: DATA_LOSS: \\u{1B}[2Jgone")
    }

    @Test("for want of a token says where tokens are")
    func unauthenticated() async {
        let error = RPCError(code: .unauthenticated, message: "no token")
        let bare = Terminal()
        bare.service.fail(IdentityServiceMethods.whoAmI, error)
        #expect(await bare.run("whoami") == 80)
        #expect(
            bare.notes == [
                "error: UNAUTHENTICATED: no token",
                "hint: set --token or TICKET_TOKEN; `ticketd serve --dev` prints tokens when it starts and keeps them in its "
                    + "dev.json",
            ])
        service.fail(IdentityServiceMethods.whoAmI, error)
        await terminal.run("whoami")
        #expect(terminal.notes.last?.hasPrefix("hint: the token in --token or TICKET_TOKEN is not one of") == true)
    }

    @Test("because nobody listens asks whether ticketd runs there")
    func unavailable() async {
        let error = RPCError(code: .unavailable, message: "connection refused", mayHaveExecuted: false)
        service.fail(TicketServiceMethods.getTicket, error)
        #expect(await terminal.run("ticket", "get", "1", "--server", "[::1]:9000") == 78)
        #expect(
            terminal.notes.last
                == "hint: is ticketd running at [::1]:9000? start it with `ticketd serve --dev`, or name another with "
                + "--server or TICKET_SERVER")
    }

    @Test("in the midst of a change says how to repeat it without making it twice")
    func outcomeUnknown() async {
        service.fail(TicketServiceMethods.addComment, RPCError(code: .deadlineExceeded, message: "too late"))
        #expect(await terminal.run("ticket", "comment", "1", "--body", "b", "--request-id", "r-1") == 68)
        #expect(
            terminal.notes.last
                == "hint: --timeout SECONDS waits longer; the change may have been made; repeat it with --request-id r-1 to "
                + "have it once")
    }

    @Test("lists each field at fault")
    func invalidArgument() async {
        let violations = [
            GoogleRPCBadRequest.FieldViolation(
                field: "ticket.desk", description: "there is no desk \"x\"", reason: "UNKNOWN_DESK"),
            GoogleRPCBadRequest.FieldViolation(field: "ticket.subject", description: "required", reason: "REQUIRED"),
        ]
        let error = RPCError(code: .invalidArgument, message: "ticket.desk: …; ticket.subject: …")
            .with(detail: GoogleRPCBadRequest(fieldViolations: violations))
        service.fail(TicketServiceMethods.createTicket, error)
        #expect(await terminal.run("ticket", "create", "--desk", "x", "--subject", "") == 67)
        #expect(
            terminal.notes == [
                "error: INVALID_ARGUMENT: the request is wrong in these fields",
                "  ticket.desk: there is no desk \"x\"",
                "  ticket.subject: required",
                "hint: `ticketctl desk list` shows the desks",
            ])
    }

    @Test(
        "because of the workflow names the legal moves",
        arguments: [
            (["open"], "hint: `ticketctl ticket transition 100001 open`"),
            (["open", "closed"], "hint: `ticketctl ticket transition 100001 open` (or closed)"),
            ([], "hint: `ticketctl ticket transitions 100001` shows the moves that you may make"),
        ])
    func illegalTransition(legal: [String], hint: String) async {
        let violations = legal.map {
            GoogleRPCPreconditionFailure.Violation(type: "LEGAL_TRANSITION", subject: $0, description: "")
        }
        let error = RPCError(code: .failedPrecondition, message: "cannot become pending")
            .with(detail: GoogleRPCErrorInfo(reason: "ILLEGAL_TRANSITION", domain: "ticket.v1"))
            .with(detail: GoogleRPCPreconditionFailure(violations: violations))
        service.fail(TicketServiceMethods.transitionTicket, error)
        #expect(await terminal.run("ticket", "transition", "#100001", "pending") == 73)
        #expect(terminal.notes == ["error: FAILED_PRECONDITION: cannot become pending", hint])
    }

    @Test(
        "says what to do next",
        arguments: [
            (StatusCode.notFound, "", "`ticketctl ticket list` shows the tickets that you may see"),
            (.permissionDenied, "NOT_YOUR_TICKET", "`ticketctl whoami` shows who your token stands for"),
            (.aborted, "STALE_ETAG", "`ticketctl ticket get 1` shows the ticket as it is now"),
            (.alreadyExists, "REQUEST_ID_REUSED", "leave --request-id out"),
            (.failedPrecondition, "COMMENTS_CLOSED", "`ticketctl ticket create` submits a new ticket"),
            (.unavailable, "STORE_UNWRITABLE", "try again in a moment"),
            (.unimplemented, "", "the server does not know this call; is 127.0.0.1:7411 a ticketd"),
            (.internal, "", "the server's log says more"),
        ])
    func hints(code: StatusCode, reason: String, hint: String) {
        let bare = RPCError(code: code, message: "m")
        let error = reason.isEmpty ? bare : bare.with(detail: GoogleRPCErrorInfo(reason: reason, domain: "ticket.v1"))
        let report = ErrorReport(error: error, situation: CallSituation(subject: .ticket(1)))
        #expect(report.lines(TextStyle()).last?.hasPrefix("hint: " + hint) == true)
    }

    @Test("for lack of room says when to come back")
    func resourceExhausted() {
        let delay = GoogleProtobufDuration(seconds: 3, nanos: 500_000_000)
        let error = RPCError(code: .resourceExhausted, message: "m").with(detail: GoogleRPCRetryInfo(retryDelay: delay))
        let lines = ErrorReport(error: error, situation: CallSituation()).lines(TextStyle())
        #expect(lines == ["error: RESOURCE_EXHAUSTED: m", "hint: try again in 4 s"])
    }

    @Test("is coloured where somebody looks")
    func colours() {
        let lines = ErrorReport(error: RPCError(code: .internal, message: "m"), situation: CallSituation())
            .lines(TextStyle(isColoured: true))
        #expect(lines.first == "\u{1B}[1;31merror:\u{1B}[0m INTERNAL: m")
    }

    @Test("to write, because the reader has gone, ends as quietly as it would by SIGPIPE")
    func outputClosed() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        terminal.endOutput(afterWrites: 0)
        #expect(await terminal.run("ticket", "get", "1") == 141)
        #expect(terminal.notes.isEmpty)
    }

    @Test("to write, because the disk is full, exits with 1 and says so")
    func outputFailed() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        terminal.endOutput(afterWrites: 0, .failed(errno: 28))
        #expect(await terminal.run("ticket", "get", "1") == 1)
        #expect(terminal.notes == ["error: standard output cannot be written: No space left on device"])
    }
}
