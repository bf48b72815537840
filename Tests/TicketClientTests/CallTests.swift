import Testing
import TicketClientTestSupport

@testable import TicketClient

@Suite("A client's calls")
struct CallTests {
    private let service = FakeService()
    private let clock = SkippingClock()

    @Test("carry the token, the language and a deadline, and what the call adds")
    func metadata() async throws {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        let client = client(TicketClientConfiguration(token: "t", language: "es"))
        _ = try await client.tickets.getTicket(
            GetTicketRequest(number: 1), options: CallOptions(timeout: .seconds(2), metadata: ["trace": "x"]))
        _ = try await client.tickets.getTicket(GetTicketRequest(number: 1))
        let options = service.calls.map(\.options)
        try #require(options.count == 2)
        #expect(options[0].metadata == ["authorization": "Bearer t", "accept-language": "es", "trace": "x"])
        #expect(options[0].timeout == .seconds(2))
        #expect(options[1].metadata == ["authorization": "Bearer t", "accept-language": "es"])
        #expect(options[1].timeout == .seconds(30))
    }

    @Test("may say another token or language than the client's")
    func ownMetadata() async throws {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        _ = try await client(TicketClientConfiguration(token: "t", language: "es")).tickets.getTicket(
            GetTicketRequest(number: 1), options: CallOptions(metadata: ["Authorization": "Basic x", "trace": "y"]))
        #expect(
            service.calls.map(\.options.metadata) == [
                ["accept-language": "es", "authorization": "Basic x", "trace": "y"]
            ])
    }

    @Test("whose messages are known as bytes alone are made once, whatever their method is called")
    func packedMessages() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "away"))
        await #expect(throws: RPCError.self) {
            try await client().invoker.unary(
                TicketServiceMethods.getTicket, PackedMessage(bytes: [8, 1]), replyType: PackedMessage.self,
                options: CallOptions())
        }
        #expect(service.calls.count == 1)
    }

    @Test("that change something get a name, and keep it when they are repeated")
    func requestID() async throws {
        let outages = Outages(count: 2)
        service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in
            try outages.pass()
            return Samples.ticket
        }
        _ = try await client().tickets.createTicket(CreateTicketRequest(ticket: Ticket(desk: "d", subject: "s")))
        let ids = service.requests(CreateTicketRequest.self).map(\.requestID)
        #expect(ids.count == 3)
        #expect(Set(ids).count == 1)
        #expect(ids.first?.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }

    @Test("keep the name that the caller gave")
    func ownRequestID() async throws {
        service.answer(TicketServiceMethods.addComment) { (_: AddCommentRequest) in AddCommentResponse() }
        _ = try await client().tickets.addComment(AddCommentRequest(number: 1, requestID: "mine"))
        #expect(service.requests(AddCommentRequest.self).map(\.requestID) == ["mine"])
    }

    @Test("are given up after the attempts that the policy allows")
    func attempts() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "away"))
        let policy = RetryPolicy(attemptsMax: 4, delayFirst: .seconds(1), delayMax: .seconds(2))
        let start = clock.now
        await #expect(throws: RPCError(code: .unavailable, message: "away")) {
            try await client(.init(retry: policy)).tickets.getTicket(GetTicketRequest(number: 1))
        }
        #expect(service.calls.count == 4)
        // Waits of 1, 2 and 2 seconds, each shorter by up to a half.
        #expect((Duration.seconds(2.5)...Duration.seconds(5)).contains(start.duration(to: clock.now)))
    }

    @Test("tell the server of the time that is left, and end when there is none")
    func deadline() async throws {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "away"))
        let policy = RetryPolicy(attemptsMax: 100, delayFirst: .seconds(4), delayMax: .seconds(4))
        await #expect(throws: RPCError.self) {
            try await client(.init(timeout: .seconds(10), retry: policy)).tickets.getTicket(GetTicketRequest(number: 1))
        }
        let timeouts = service.calls.compactMap(\.options.timeout)
        #expect((3...5).contains(timeouts.count))
        #expect(timeouts.first == .seconds(10))
        #expect(zip(timeouts, timeouts.dropFirst()).allSatisfy { $0 > $1 })
        #expect(timeouts.allSatisfy { $0 > .zero })
    }

    @Test(
        "are not repeated when that would not help",
        arguments: [StatusCode.invalidArgument, .notFound, .aborted, .deadlineExceeded, .internal, .resourceExhausted])
    func noRetry(code: StatusCode) async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: code, message: "m"))
        await #expect(throws: RPCError.self) { try await client().tickets.getTicket(GetTicketRequest(number: 1)) }
        #expect(service.calls.count == 1)
    }

    @Test("are repeated when an overloaded server says when to come back, not before")
    func retryInfo() async {
        let error = RPCError(code: .resourceExhausted, message: "m")
            .with(detail: GoogleRPCRetryInfo(retryDelay: GoogleProtobufDuration(seconds: 3)))
        service.fail(TicketServiceMethods.getTicket, error)
        let start = clock.now
        await #expect(throws: error) { try await client().tickets.getTicket(GetTicketRequest(number: 1)) }
        #expect(service.calls.count == 3)
        #expect(start.duration(to: clock.now) == .seconds(6))
    }

    @Test("that may not be repeated are repeated only if they were never sent")
    func unknownMethod() async {
        let method = MethodDescriptor(service: "ticket.v1.FutureService", method: "Charge", shape: .unary)
        let invoker = TicketCallInvoker(base: service, configuration: .init(), clock: clock)
        service.fail(method, RPCError(code: .unavailable, message: "lost", mayHaveExecuted: true))
        await #expect(throws: RPCError.self) {
            try await invoker.unary(method, WhoAmIRequest(), replyType: WhoAmIResponse.self, options: CallOptions())
        }
        #expect(service.calls.count == 1)
        service.fail(method, RPCError(code: .unavailable, message: "refused", mayHaveExecuted: false))
        await #expect(throws: RPCError.self) {
            try await invoker.unary(method, WhoAmIRequest(), replyType: WhoAmIResponse.self, options: CallOptions())
        }
        #expect(service.calls.count == 4)
    }

    @Test("that are cancelled wait no longer")
    func cancelled() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "away"))
        let client = client(.init(retry: RetryPolicy(attemptsMax: 2, delayFirst: .seconds(20), delayMax: .seconds(20))))
        let call = Task { try await client.tickets.getTicket(GetTicketRequest(number: 1)) }
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
    }

    private func client(_ configuration: TicketClientConfiguration = .init()) -> TicketClient {
        TicketClient(invoker: service, configuration: configuration, clock: clock)
    }
}
