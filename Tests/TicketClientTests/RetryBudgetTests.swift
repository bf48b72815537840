import Synchronization
import Testing
import TicketClientTestSupport

@testable import TicketClient

@Suite("The budget for repetitions")
struct RetryBudgetTests {
    private let service = FakeService()
    private let clock = SkippingClock()

    private func client(_ configuration: TicketClientConfiguration = .init()) -> TicketClient {
        TicketClient(invoker: service, configuration: configuration, clock: clock)
    }

    private func attempts(_ client: TicketClient) async -> Int {
        let before = service.calls.count
        _ = try? await client.tickets.getTicket(GetTicketRequest(number: 1))
        return service.calls.count - before
    }

    @Test("is used up by failures, half of it at most, and filled by successes")
    func tokens() {
        let budget = RetryBudget(tokensMax: 10)
        #expect((0..<6).map { _ in budget.failed() } == [true, true, true, true, false, false])
        // Four left: 20 successes bring two, and one more failure leaves five and a bit.
        for _ in 0..<20 { budget.succeeded() }
        #expect(!budget.failed())
        for _ in 0..<11 { budget.succeeded() }
        #expect(budget.failed())
    }

    @Test("is shared by a client's calls, so that few of many failing ones are repeated")
    func shared() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "lost"))
        let client = client()
        // Ten tokens: three go, then two, and then one is left for each call.
        #expect(await [attempts(client), attempts(client), attempts(client)] == [3, 2, 1])
        let outages = Outages(count: 1)
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            try outages.pass()
            return Samples.ticket
        }
        #expect(await attempts(client) == 1)
        for _ in 0..<40 { _ = await attempts(client) }
        let more = Outages(count: 1)
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            try more.pass()
            return Samples.ticket
        }
        #expect(await attempts(client) == 2)
    }

    @Test("does not bind who does not want it")
    func unbounded() async {
        service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "lost"))
        let client = client(.init(retry: RetryPolicy(attemptsMax: 30, delayMax: .milliseconds(100), budgetMax: nil)))
        #expect(await attempts(client) == 30)
    }
}

@Suite("Every call of a client")
struct SurroundingTests {
    private struct Tagging: ClientInterceptor {
        let seen: @Sendable (OutgoingCall) -> Void

        func intercept<Value>(
            _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
        ) async throws -> Value {
            seen(call)
            var call = call
            call.options.metadata.append("x-source", "import")
            return try await next(call)
        }
    }

    private let service = FakeService()

    @Test("passes the client's interceptors once, whatever its attempts, with its metadata behind the client's own")
    func interceptors() async throws {
        let outages = Outages(count: 2)
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            try outages.pass()
            return Samples.ticket
        }
        let count = Mutex(0)
        let client = TicketClient(
            invoker: service, configuration: .init(token: "t"),
            interceptors: [Tagging { _ in count.withLock { $0 += 1 } }], clock: SkippingClock())
        _ = try await client.tickets.getTicket(GetTicketRequest(number: 1))
        #expect(count.withLock { $0 } == 1)
        let metadata: Metadata = ["authorization": "Bearer t", "x-source": "import"]
        #expect(service.calls.map(\.options.metadata) == [metadata, metadata, metadata])
    }

    @Test("waits for a connection if it or its client says so")
    func waitsForReady() async throws {
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        let request = GetTicketRequest(number: 1)
        let hasty = TicketClient(invoker: service)
        _ = try await hasty.tickets.getTicket(request)
        _ = try await hasty.tickets.getTicket(request, options: CallOptions(waitsForReady: true))
        let patient = TicketClient(invoker: service, configuration: .init(waitsForReady: true))
        _ = try await patient.tickets.getTicket(request)
        #expect(service.calls.map(\.options.waitsForReady) == [false, true, true])
    }
}
