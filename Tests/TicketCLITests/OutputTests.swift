import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@Suite("What results look like")
struct OutputTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }

    @Test("a ticket in table form is a card")
    func card() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        await terminal.run("ticket", "get", "100001")
        #expect(
            terminal.output == """
                #100001  No puedo entrar 🔑
                status      Open (open)
                waiting on  agent
                issue type  Login & Account access (account-access)
                desk        account-portal
                created by  Ana <ana@acme.example> of acme
                created     2026-11-21T21:24:15Z
                updated     2026-11-21T21:24:15Z
                access      everybody of the account
                told        marta@acme.example, julien@acme.example
                locale      es
                channel     api
                comments    2
                etag        r1

                Desde ayer.
                ¿Qué hago?

                """)
        #expect(terminal.notes.isEmpty)
    }

    @Test("a ticket as json and jsonl is the message, as id its number")
    func ticketForms() async {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            Ticket(number: 7, subject: "a\nb", status: "open", category: .open, createTime: Samples.time)
        }
        await terminal.run("ticket", "get", "7", "-o", "json")
        let json = terminal.output
        #expect(json.hasPrefix(#"{"number":"7","display_number":"","desk":"","subject":"a\nb","issue_type":"","#))
        #expect(json.contains(#""category":"STATUS_CATEGORY_OPEN","#))
        #expect(json.contains(#""create_time":"2026-11-21T21:24:15.500Z","#))
        #expect(json.hasSuffix("}\n"))
        await terminal.run("ticket", "get", "7", "--output", "jsonl")
        #expect(terminal.output == json)
        await terminal.run("ticket", "get", "7", "-o", "id")
        #expect(terminal.output == "7\n")
    }

    @Test("json on a terminal is indented")
    func indented() async {
        let wide = Terminal(columns: 80)
        wide.service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse(tenant: "t") }
        await wide.run("whoami", "-o", "json")
        #expect(
            wide.output == """
                {
                  "tenant": "t",
                  "locale": "",
                  "scopes": []
                }

                """)
    }

    @Test("a list in table form is aligned")
    func listTable() async {
        answerList()
        await terminal.run("ticket", "list")
        #expect(
            terminal.output == """
                NUMBER   DESK            STATUS                  WAITING ON  CREATED BY  UPDATED               SUBJECT
                #100001  account-portal  Open                    agent       Ana         2026-11-21T21:24:15Z  No puedo entrar 🔑
                #99      d               En espera de respuesta  customer    Chloé       1970-01-01T00:00:00Z  \\u{1B}[31mred

                """)
        #expect(terminal.notes == ["there are more: add --all, or --page-token next"])
    }

    @Test("a list on a terminal has bold headings and stays within the terminal's width")
    func listOnTerminal() async {
        let narrow = Terminal(variables: ["NO_COLOR": "1"], columns: 112)
        narrow.service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in
            ListTicketsResponse(tickets: [Samples.ticket])
        }
        await narrow.run("ticket", "list")
        #expect(narrow.output.contains("\u{1B}") == false)
        let wide = Terminal(columns: 112)
        wide.service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in
            ListTicketsResponse(tickets: [Samples.ticket])
        }
        await wide.run("ticket", "list")
        #expect(wide.output.hasPrefix("\u{1B}[1mNUMBER "))
    }

    @Test("a list as json holds tickets and next_page_token, as jsonl a ticket a line")
    func listForms() async {
        answerList()
        await terminal.run("ticket", "list", "-o", "json")
        let json = terminal.output
        #expect(json.hasPrefix(#"{"tickets":[{"number":"100001","#))
        #expect(json.hasSuffix(#"],"next_page_token":"next"}"# + "\n"))
        #expect(terminal.notes.isEmpty)
        await terminal.run("ticket", "list", "-o", "jsonl")
        let lines = terminal.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix(#"{"number":""#) && $0.hasSuffix("}") })
        await terminal.run("ticket", "list", "-o", "id")
        #expect(terminal.output == "100001\n99\n")
    }

    @Test("an empty list is nothing on standard output")
    func emptyList() async {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in ListTicketsResponse() }
        await terminal.run("ticket", "list")
        #expect(terminal.output == "")
        #expect(terminal.notes == ["no tickets"])
        await terminal.run("ticket", "list", "-o", "json")
        #expect(terminal.output == #"{"tickets":[],"next_page_token":""}"# + "\n")
        #expect(terminal.notes.isEmpty)
    }

    @Test("comments read like a conversation")
    func comments() async {
        service.answer(TicketServiceMethods.listComments) { (_: ListCommentsRequest) in
            let question = Comment(
                id: 1, ticketNumber: 100_001, body: "¿Has probado?", author: Samples.alba, createTime: Samples.time)
            return ListCommentsResponse(comments: [question, Samples.comment])
        }
        await terminal.run("ticket", "comments", "100001")
        #expect(
            terminal.output == """
                1  Alba (agent)  2026-11-21T21:24:15Z
                    ¿Has probado?

                2  Ana (requester)  2026-11-21T21:24:15Z  answers 1
                    Sí,
                    pero nada.

                """)
        await terminal.run("ticket", "comments", "100001", "-o", "id")
        #expect(terminal.output == "1\n2\n")
    }

    @Test("a comment shows where the ticket stands with it")
    func addedComment() async {
        service.answer(TicketServiceMethods.addComment) { (_: AddCommentRequest) in
            AddCommentResponse(comment: Samples.comment, ticket: Samples.ticket)
        }
        await terminal.run("ticket", "comment", "100001", "--body", "b")
        #expect(
            terminal.output == """
                2  Ana (requester)  2026-11-21T21:24:15Z  answers 1
                    Sí,
                    pero nada.
                #100001 is Open (open), waiting on agent

                """)
        await terminal.run("ticket", "comment", "100001", "--body", "b", "-o", "json")
        #expect(terminal.output.hasPrefix(#"{"comment":{"id":"2","#))
        await terminal.run("ticket", "comment", "100001", "--body", "b", "-o", "jsonl")
        #expect(terminal.output.hasPrefix(#"{"id":"2","ticket_number":"100001","#))
        await terminal.run("ticket", "comment", "100001", "--body", "b", "-o", "id")
        #expect(terminal.output == "2\n")
    }

    @Test("moves are listed with their labels")
    func transitions() async {
        service.answer(TicketServiceMethods.listAvailableTransitions) { (_: ListAvailableTransitionsRequest) in
            ListAvailableTransitionsResponse(transitions: [
                AvailableTransition(status: "open", statusLabel: "Abierto", actionLabel: "Reabrir"),
                AvailableTransition(status: "closed", statusLabel: "Cerrado", actionLabel: "Cerrar"),
            ])
        }
        await terminal.run("ticket", "transitions", "1")
        #expect(
            terminal.output == """
                STATUS  LABEL    ACTION
                open    Abierto  Reabrir
                closed  Cerrado  Cerrar

                """)
        await terminal.run("ticket", "transitions", "1", "-o", "id")
        #expect(terminal.output == "open\nclosed\n")
    }

    @Test("a desk shows its workflow, issue types, limits and other ways to get support")
    func desk() async {
        service.answer(DeskServiceMethods.getDesk) { (_: GetDeskRequest) in Self.desk }
        await terminal.run("desk", "show", "d")
        #expect(
            terminal.output == """
                d  The desk
                version          3
                locales          en (default), es
                channels         api, mail
                new tickets are  open
                subject          at most 140 characters
                texts            at most 256 KiB
                cc               at most 20 addresses

                STATUS  CATEGORY  WAITING ON  LABEL   MEANING
                open    open      agent       Open    we look at it
                closed  closed    nobody      Closed

                FROM  TO      BY COMMAND OF    BY ITSELF ON                    ACTION
                open  closed  requester,agent  customer's reply,agent's reply  Close

                ISSUE TYPE  LABEL
                other       Other (if none is named)

                ELSEWHERE  KIND  ADDRESS
                Mail       mail  help@example.com

                """)
    }

    @Test("desks are listed by key")
    func desks() async {
        service.answer(DeskServiceMethods.listDesks) { (_: ListDesksRequest) in ListDesksResponse(desks: [Self.desk]) }
        await terminal.run("desk", "list")
        #expect(terminal.output == "DESK  VERSION  LOCALES  NAME\nd     3        en,es    The desk\n")
        await terminal.run("desk", "list", "-o", "id")
        #expect(terminal.output == "d\n")
    }

    @Test("whoami shows the person and what the token allows")
    func whoAmI() async {
        service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in
            WhoAmIResponse(person: Samples.ana, tenant: "default", locale: "es", scopes: ["ticket.read"])
        }
        await terminal.run("whoami")
        #expect(
            terminal.output == """
                name     Ana
                email    ana@acme.example
                role     requester
                account  acme
                tenant   default
                locale   es
                scopes   ticket.read
                id       p1

                """)
    }

    private func answerList() {
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in
            let other = Ticket(
                number: 99, desk: "d", subject: "\u{1B}[31mred", status: "awaiting_customer",
                statusLabel: "En espera de respuesta", waitingOn: .customer, requester: Person(name: "Chloé"),
                updateTime: .init())
            return ListTicketsResponse(tickets: [Samples.ticket, other], nextPageToken: "next")
        }
    }

    private static let desk = Desk(
        key: "d", displayName: "The desk", version: 3, defaultLocale: "en", locales: ["en", "es"],
        channels: [.api, .mail], initialStatus: "open",
        statuses: [
            DeskStatus(key: "open", label: "Open", description: "we look at it", category: .open, waitingOn: .agent),
            DeskStatus(key: "closed", label: "Closed", category: .closed, waitingOn: .nobody, terminal: true),
        ],
        transitions: [
            DeskTransition(
                fromStatus: "open", toStatus: "closed", roles: [.requester, .agent], actionLabel: "Close",
                onCustomerReply: true, onAgentReply: true)
        ],
        issueTypes: [IssueType(key: "other", label: "Other", fallback: true)],
        limits: DeskLimits(subjectScalarsMax: 140, bodyBytesMax: 262_144, ccEmailsMax: 20),
        supportContacts: [SupportContact(displayName: "Mail", kind: "mail", address: "help@example.com")])
}
