import ProtobufReflection
import TTRPC
import Testing
import TicketMessages
import TicketService

@Suite("Reflection")
struct ReflectionTests {
    private typealias Request = GRPCReflectionServerReflectionRequest
    private typealias Response = GRPCReflectionServerReflectionResponse

    /// The answers to these questions in one call.
    private func answers(
        to questions: [Request.MessageRequest?], _ fixture: ServiceFixture, options: CallOptions = CallOptions()
    ) async throws -> [Response] {
        try await fixture.reflection.serverReflectionInfo(options: options) { writer, replies in
            var iterator = replies.makeAsyncIterator()
            var answers: [Response] = []
            for question in questions {
                try await writer.send(Request(host: "here", messageRequest: question))
                answers.append(try #require(try await iterator.next()))
            }
            writer.finish()
            #expect(try await iterator.next() == nil)
            return answers
        }
    }

    @Test("lists every service, itself included, and needs no token")
    func list() async throws {
        try await ServiceFixture.run { fixture in
            let answer = try #require(try await answers(to: [.listServices("*")], fixture).first)
            #expect(answer.validHost == "here")
            #expect(answer.originalRequest == Request(host: "here", messageRequest: .listServices("*")))
            guard case .listServicesResponse(let list)? = answer.messageResponse else {
                Issue.record("\(answer)")
                return
            }
            #expect(
                list.service.map(\.name) == [
                    "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "ticket.v1.AttachmentService",
                    "ticket.v1.AutomationService", "ticket.v1.ConversationService", "ticket.v1.DeskService",
                    "ticket.v1.EventService", "ticket.v1.FeedbackService", "ticket.v1.IdentityService",
                    "ticket.v1.MailService", "ticket.v1.PeopleService", "ticket.v1.TicketService",
                ])
        }
    }

    @Test(
        "gives a file with what it imports, by file, service, method, message or field, comments included",
        arguments: [
            .fileByFilename("ticket/v1/ticket_service.proto"), .fileContainingSymbol("ticket.v1.TicketService"),
            .fileContainingSymbol("ticket.v1.TicketService.GetTicket"),
            .fileContainingSymbol("ticket.v1.GetTicketRequest.number"),
        ] as [GRPCReflectionServerReflectionRequest.MessageRequest])
    func file(question: GRPCReflectionServerReflectionRequest.MessageRequest) async throws {
        try await ServiceFixture.run { fixture in
            let answer = try #require(try await answers(to: [question], fixture).first)
            guard case .fileDescriptorResponse(let files)? = answer.messageResponse else {
                Issue.record("\(answer)")
                return
            }
            let pool = try DescriptorPool(files: files.fileDescriptorProto)
            #expect(pool.files.first?.name == "ticket/v1/ticket_service.proto")
            #expect(pool.message(named: "ticket.v1.Ticket") != nil)
            #expect(pool.service(named: "ticket.v1.TicketService")?.comment.isEmpty == false)
        }
    }

    @Test("answers what it does not find, or is not asked, with an error in the answer, and goes on")
    func errors() async throws {
        try await ServiceFixture.run { fixture in
            let place = GRPCReflectionExtensionRequest(containingType: "ticket.v1.Ticket", extensionNumber: 4)
            let answers = try await answers(
                to: [
                    .fileByFilename("nowhere.proto"), .fileContainingSymbol("a.B"), .fileContainingExtension(place),
                    nil,
                    .allExtensionNumbersOfType("a.B"), .allExtensionNumbersOfType("ticket.v1.Ticket"),
                ], fixture)
            let codes = answers.map { answer -> Int32? in
                if case .errorResponse(let error)? = answer.messageResponse { error.errorCode } else { nil }
            }
            #expect(codes == [5, 5, 5, 3, 5, nil])
            let none = GRPCReflectionExtensionNumberResponse(baseTypeName: "ticket.v1.Ticket")
            #expect(answers.last?.messageResponse == .allExtensionNumbersResponse(none))
        }
    }

    @Test("refuses names that no proto has, rather than send them back")
    func longName() async throws {
        try await ServiceFixture.run { fixture in
            let error = await #expect(throws: RPCError.self) {
                try await answers(to: [.fileContainingSymbol(String(repeating: "a", count: 1_025))], fixture)
            }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("can be for those with a token")
    func token() async throws {
        try await ServiceFixture.run(reflection: .token) { fixture in
            let error = await #expect(throws: RPCError.self) { try await answers(to: [.listServices("")], fixture) }
            #expect(error?.code == .unauthenticated)
            let listed = try await answers(to: [.listServices("")], fixture, options: .as(.ana))
            #expect(listed.count == 1)
        }
    }

    @Test("can be off, and is unknown then")
    func off() async throws {
        try await ServiceFixture.run(reflection: .off) { fixture in
            let error = await #expect(throws: RPCError.self) { try await answers(to: [.listServices("")], fixture) }
            #expect(error?.code == .unimplemented)
        }
    }

    @Test("ends with UNAVAILABLE when the server drains, though nothing is asked")
    func drain() async throws {
        try await ServiceFixture.run { fixture in
            let error = await #expect(throws: RPCError.self) {
                try await fixture.reflection.serverReflectionInfo { writer, replies in
                    try await writer.send(Request(messageRequest: .listServices("")))
                    var iterator = replies.makeAsyncIterator()
                    _ = try await iterator.next()
                    fixture.drain.drain()
                    while try await iterator.next() != nil {}
                }
            }
            #expect(error?.code == .unavailable)
        }
    }
}
