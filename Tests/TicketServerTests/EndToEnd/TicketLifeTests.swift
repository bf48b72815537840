internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("A ticket's life, through the client library, against a real server", .timeLimit(.minutes(10)))
struct TicketLifeTests {
    private static let spanish = CallOptions(metadata: ["accept-language": "es-MX, en;q=0.5"])
    private static let french = CallOptions(metadata: ["accept-language": "fr"])

    @Test("from the customer's question to the closed ticket, replies move it and everyone reads it in their language")
    func life() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.withClient(as: "ana") { ana in
            let created = try await ana.tickets.createTicket(Self.request, options: Self.spanish)
            #expect(created.status == "open")
            #expect(created.statusLabel == "Abierto")
            #expect(created.issueTypeLabel == "Inicio de sesión y Acceso a la cuenta")
            #expect(created.displayNumber == "#\(created.number)")
            #expect(created.ccEmails == ["marta@acme.example", "julien@acme.example"])
            return created.number
        }

        let answer = Comment(body: "¿Has probado a restablecer la contraseña?")
        try await server.withClient(as: "alba") { alba in
            let reply = try await alba.tickets.addComment(AddCommentRequest(number: number, comment: answer))
            #expect(reply.ticket?.status == "awaiting_customer")
            #expect(reply.ticket?.waitingOn == .customer)
        }
        try await server.withClient(as: "bruno") { bruno in
            let ticket = try await bruno.tickets.getTicket(GetTicketRequest(number: number), options: Self.french)
            #expect(ticket.statusLabel == "En attente de votre réponse")
        }
        try await server.withClient(as: "ana") { ana in
            let ticket = try await ana.tickets.getTicket(GetTicketRequest(number: number), options: Self.spanish)
            #expect(ticket.statusLabel == "En espera de tu respuesta")
            let question = try #require(
                try await ana.tickets.listComments(ListCommentsRequest(number: number)).comments.first)
            let reply = try await ana.tickets.addComment(
                AddCommentRequest(number: number, comment: Comment(body: "No llega.", replyTo: question.id)))
            #expect(reply.ticket?.status == "open")
            #expect(reply.comment?.replyTo == question.id)
        }
        try await server.withClient(as: "alba") { alba in
            for status in ["pending", "resolved", "closed"] {
                let moved = try await alba.tickets.transitionTicket(
                    TransitionTicketRequest(number: number, status: status))
                #expect(moved.status == status)
            }
        }

        #expect(try await server.events().map(Self.summary) == Self.history)
    }

    private static let request = CreateTicketRequest(
        ticket: Ticket(
            desk: "account-portal", subject: "No puedo entrar en la app 🔑", issueType: "account-access",
            description: "Desde ayer me pide la contraseña una y otra vez.",
            ccEmails: ["marta@acme.example", "julien@acme.example"], shared: true))

    /// What has to have happened: each reply stands before the move that it set off.
    private static let history = [
        "created open", "comment 1", "open -> awaiting_customer", "comment 2", "awaiting_customer -> open",
        "open -> pending", "pending -> resolved", "resolved -> closed",
    ]

    private static func summary(_ event: Event) -> String {
        switch event.kind {
        case .created(let created): "created \(created.ticket?.status ?? "")"
        case .updated(let updated): "updated \(updated.changes.map(\.field))"
        case .transitioned(let move): "\(move.fromStatus) -> \(move.toStatus)"
        case .commentAdded(let added): "comment \(added.comment?.id ?? 0)"
        default: "something else"
        }
    }
}
