internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("What cannot be is refused clearly, changes nothing, and the server goes on", .timeLimit(.minutes(10)))
struct RefusalTests {
    /// A subject, and whether it is within account-portal's 140 Unicode scalars.
    struct Subject: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let isTaken: Bool
    }

    static let subjects = [
        Subject(testDescription: "140 letters", text: String(repeating: "ñ", count: 140), isTaken: true),
        Subject(testDescription: "141 letters", text: String(repeating: "ñ", count: 141), isTaken: false),
        Subject(
            testDescription: "70 letters with a combining accent each",
            text: String(repeating: "e\u{301}", count: 70), isTaken: true),
        Subject(
            testDescription: "70 letters with a combining accent each, and one more",
            text: String(repeating: "e\u{301}", count: 70) + "x", isTaken: false),
        Subject(
            testDescription: "20 families of 7 scalars", text: String(repeating: "👩‍👩‍👧‍👦", count: 20), isTaken: true),
        Subject(
            testDescription: "20 families of 7 scalars, and one more",
            text: String(repeating: "👩‍👩‍👧‍👦", count: 20) + "!", isTaken: false),
    ]

    @Test("A subject has 140 scalars at most", arguments: subjects)
    func subjectLength(_ subject: Subject) async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let request = CreateTicketRequest(ticket: Ticket(desk: "account-portal", subject: subject.text))
        if subject.isTaken {
            let created = try await server.withClient(as: "ana") { try await $0.tickets.createTicket(request) }
            #expect(created.subject.unicodeScalars.elementsEqual(subject.text.unicodeScalars))
        } else {
            let refusal = try await server.refusal(as: "ana") { try await $0.tickets.createTicket(request) }
            #expect(refusal.code == .invalidArgument)
            #expect(refusal.fieldViolations.map(\.field) == ["ticket.subject"])
            #expect(refusal.message.contains("140"))
        }
    }

    @Test("Each field at fault is named")
    func fieldsAreNamed() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let address = try await server.refusal(as: "ana") { ana in
            try await ana.tickets.createTicket(
                CreateTicketRequest(
                    ticket: Ticket(
                        desk: "account-portal", subject: "Hola", ccEmails: ["marta@acme.example", "no address"])))
        }
        #expect(address.code == .invalidArgument)
        #expect(address.fieldViolations.map(\.field) == ["ticket.cc_emails[1]"])

        let type = try await server.refusal(as: "ana") { ana in
            try await ana.tickets.createTicket(
                CreateTicketRequest(ticket: Ticket(desk: "account-portal", subject: "Hola", issueType: "weather")))
        }
        #expect(type.code == .invalidArgument)
        #expect(type.fieldViolations.map(\.field) == ["ticket.issue_type"])
    }

    @Test("An update of a field that cannot be updated is refused")
    func unknownFieldMask() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let refusal = try await server.refusal(as: "ana") { ana in
            try await ana.tickets.updateTicket(
                UpdateTicketRequest(
                    ticket: Ticket(number: number, status: "closed"),
                    updateMask: GoogleProtobufFieldMask(paths: ["status"])))
        }
        #expect(refusal.code == .invalidArgument)
        #expect(refusal.fieldViolations.map(\.field) == ["update_mask"])
    }

    @Test("An illegal move names the legal ones")
    func illegalTransition() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        _ = try await server.withClient(as: "alba") { alba in
            try await alba.tickets.transitionTicket(TransitionTicketRequest(number: number, status: "resolved"))
        }
        let refusal = try await server.refusal(as: "alba") { alba in
            try await alba.tickets.transitionTicket(TransitionTicketRequest(number: number, status: "pending"))
        }
        #expect(refusal.code == .failedPrecondition)
        #expect(refusal.legalTransitions == ["open", "closed"])
        #expect(refusal.message.contains("open (Abierto), closed (Cerrado)"))
    }

    @Test("Somebody else's ticket is not there, whatever one tries with it")
    func otherAccount() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        // A colleague does not see a ticket that is not shared, nor does a stranger.
        for name in ["bruno", "chloe"] {
            let read = try await server.refusal(as: name) {
                try await $0.tickets.getTicket(GetTicketRequest(number: number))
            }
            #expect(read.code == .notFound)
            let missing = try await server.refusal(as: name) {
                try await $0.tickets.getTicket(GetTicketRequest(number: number + 1))
            }
            #expect(read.message == missing.message.replacing("\(number + 1)", with: "\(number)"))
            let comment = try await server.refusal(as: name) {
                try await $0.tickets.addComment(AddCommentRequest(number: number, comment: Comment(body: "Hola")))
            }
            #expect(comment.code == .notFound)
        }
    }

    @Test("Nobody is served without a token, or with a wrong one", arguments: ["", "tkt_wrong"])
    func missingToken(_ token: String) async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let before = try await server.events().map(\.id)
        let refusal = try await #require(throws: RPCError.self) {
            try await server.withClient(token: token.isEmpty ? nil : token) {
                try await $0.identity.whoAmI(WhoAmIRequest())
            }
        }
        #expect(refusal.code == .unauthenticated)
        #expect(try await server.events().map(\.id) == before)
    }
}
