import ProtobufC
import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketStoreMemory

@Suite("People's data", .timeLimit(.minutes(10)))
struct PeopleTests {
    /// What the development service may do, without one scope.
    private func people(_ fixture: ServiceFixture) -> PeopleServiceClient {
        PeopleServiceClient(invoker: fixture.client)
    }

    /// The lines of an export, read as JSON text.
    private func export(
        _ person: String, as caller: ServiceFixture.Caller = .ines, _ fixture: ServiceFixture
    ) async throws -> [String] {
        try await people(fixture).exportPerson(ExportPersonRequest(person: person), options: .as(caller)) { stream in
            var bytes: [UInt8] = []
            for try await message in stream { bytes += message.data }
            #expect(bytes.isEmpty || bytes.last == UInt8(ascii: "\n"))
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    @Test("Only admins and services with the scope erase and export; others are told who may")
    func roles() async throws {
        try await ServiceFixture.run { fixture in
            for caller in [ServiceFixture.Caller.ana, .bruno, .alba, .importer] {
                let request = EraseRequesterRequest(person: "bruno")
                let erased = await fixture.failure {
                    _ = try await people(fixture).eraseRequester(request, options: .as(caller))
                }
                #expect(erased == "PERMISSION_DENIED ADMIN_ONLY")
                let exported = await fixture.failure { _ = try await export("bruno", as: caller, fixture) }
                #expect(exported == erased)
            }
            let person = PersonReference(id: "eraser", name: "Eraser", email: "", role: .service)
            let actor = Actor(tenant: ServiceFixture.tenant, person: person, scopes: [.managePeople])
            #expect(Authorization.may(actor, .managePeople) == .yes)
        }
    }

    @Test("Somebody who was erased is nobody, and others see what is left of the tickets")
    func erasing() async throws {
        try await ServiceFixture.run { fixture in
            let ticket = try await fixture.createTicket("Secret", shared: true)
            var request = EraseRequesterRequest(person: "ana", validateOnly: true)
            let counted = try await people(fixture).eraseRequester(request, options: .as(.ines))
            #expect(counted.ticketCount == 1)
            #expect(try await fixture.ticket(ticket.number, as: .ana).subject == "Secret")
            request.validateOnly = false
            request.requestID = "r"
            let erased = try await people(fixture).eraseRequester(request, options: .as(.ines))
            #expect(erased == counted)
            #expect(try await people(fixture).eraseRequester(request, options: .as(.ines)) == counted)
            request.person = "bruno"
            let reused = await fixture.failure {
                _ = try await people(fixture).eraseRequester(request, options: .as(.ines))
            }
            #expect(reused == "ALREADY_EXISTS REQUEST_ID_REUSED")

            let unknown = await fixture.failure { _ = try await fixture.ticket(ticket.number, as: .ana) }
            #expect(unknown == "UNAUTHENTICATED UNKNOWN_TOKEN")
            // It is still shared with the account.
            let seen = try await fixture.ticket(ticket.number, as: .bruno)
            #expect(seen.subject == "[erased]")
            #expect(seen.requester?.name == "[erased]")
            #expect(seen.requester?.id.hasPrefix("erased-") == true)
            let event = try await fixture.events(of: ticket.number, as: .bruno).last
            #expect(event?.kind == .requesterErased(RequesterErased()))
        }
    }

    @Test("What is wrong with a request is said")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            func failure(_ person: String) async -> String {
                await fixture.failure {
                    _ = try await people(fixture).eraseRequester(.init(person: person), options: .as(.ines))
                }
            }
            #expect(await failure("") == "INVALID_ARGUMENT REQUIRED")
            #expect(await failure(String(repeating: "x", count: 257)) == "INVALID_ARGUMENT REQUIRED")
            #expect(await failure("alba") == "FAILED_PRECONDITION NOT_A_REQUESTER")
            #expect(await failure("system") == "FAILED_PRECONDITION NOT_A_REQUESTER")
            let nobody = await fixture.failure { _ = try await export("nobody@example.com", fixture) }
            #expect(nobody.hasPrefix("NOT_FOUND"))
            let staff = await fixture.failure { _ = try await export("alba", fixture) }
            #expect(staff == "FAILED_PRECONDITION NOT_A_REQUESTER")
        }
    }

    @Test("An export has all that somebody may be given, with files, and no note of the staff")
    func exporting() async throws {
        try await ServiceFixture.run { fixture in
            let mine = try await fixture.createTicket("Mine").number
            let theirs = try await fixture.createTicket("Theirs", shared: true, as: .bruno).number
            _ = try await fixture.createTicket("Not shared", as: .bruno)
            func comment(_ number: Int64, _ body: String, _ caller: ServiceFixture.Caller, _ isNote: Bool = false)
                async throws
            {
                let request = AddCommentRequest(number: number, comment: .init(body: body, internal: isNote))
                _ = try await fixture.tickets.addComment(request, options: .as(caller))
            }
            try await comment(mine, "From the staff", .alba)
            try await comment(mine, "Among staff", .alba, true)
            try await comment(theirs, "From me elsewhere", .ana)
            try await comment(theirs, "Somebody else's words", .bruno)
            let bytes = [UInt8](repeating: 0x41, count: 300_000)
            _ = try await fixture.upload(
                ServiceFixture.start(bytes, for: mine), Array(repeating: Array(bytes[..<60_000]), count: 5))
            let chat = StartConversationRequest(
                conversation: .init(desk: "tiered-desk", subject: "A chat"), body: "In a chat")
            _ = try await ConversationServiceClient(invoker: fixture.client)
                .startConversation(chat, options: .as(.ana))
            let feedback = FeedbackServiceClient(invoker: fixture.client)
            _ = try await feedback.rateArticle(
                RateArticleRequest(desk: "account-portal", article: "an-article", helpful: true), options: .as(.ana))
            let view = SaveViewRequest(view: .init(name: "My own view"))
            _ = try await fixture.tickets.saveView(view, options: .as(.ana))

            try await mail(fixture)

            let lines = try await export("ana", fixture)
            #expect(lines.allSatisfy { $0.hasPrefix("{\"") && $0.hasSuffix("}") })
            let text = lines.joined(separator: "\n")
            for word in [
                "\"person\":{\"id\":\"ana\"", "\"subject\":\"Mine\"", "From the staff", "From me elsewhere",
                "In a chat",
                "an-article", "My own view", "\"subject\":\"Held back\"", "\"kind\":\"suppressed\"",
            ] { #expect(text.contains(word), "\(word)") }
            for word in ["Among staff", "Somebody else's words", "\"subject\":\"Theirs\"", "Not shared"] {
                #expect(!text.contains(word), "\(word)")
            }
            #expect(lines.count { $0.hasPrefix("{\"file_bytes\"") } == 5)
        }
    }

    /// A mail of Ana's and one of a stranger's in quarantine, and a note that Ana gets no mail.
    private func mail(_ fixture: ServiceFixture) async throws {
        for (sender, subject) in [("ana@example.com", "Held back"), ("eve@example.net", "Somebody else's words")] {
            let mail = HeldMail(
                time: TestClock.start, reason: "STRANGER", problem: "", sender: sender, recipient: "x@desk.example",
                subject: subject, raw: [UInt8](repeating: 0x41, count: 200_000))
            _ = try await fixture.store.holdMail(
                mail, key: Array(sender.utf8), tenant: ServiceFixture.tenant, limits: QuarantineLimits())
        }
        try await fixture.store.suppressMail(
            to: "ana@example.com", tenant: ServiceFixture.tenant, at: TestClock.start)
    }

    @Test("Somebody of whom there is no more than a mail in quarantine is handed that")
    func strangerByMail() async throws {
        try await ServiceFixture.run { fixture in
            try await mail(fixture)
            let lines = try await export("eve@example.net", fixture)
            #expect(lines.count == 3)
            #expect(lines.first?.contains("\"sender\":\"eve@example.net\"") == true)
            let request = EraseRequesterRequest(person: "eve@example.net")
            let counted = try await people(fixture).eraseRequester(request, options: .as(.ines))
            #expect(counted.heldMailCount == 1)
            let gone = await fixture.failure { _ = try await export("eve@example.net", fixture) }
            #expect(gone.hasPrefix("NOT_FOUND"))
        }
    }
}
