import Testing
import TicketClient
import TicketClientTestSupport

@Suite("Following events")
struct FollowTests {
    private struct Stop: Error {}

    private let service = FakeService()
    private let clock = SkippingClock()
    private let lost = RPCError(code: .unavailable, message: "lost")

    @Test("goes on behind the last event that was handled")
    func resumes() async {
        service.feed([Self.heartbeat("c0"), Self.event(Samples.created)], then: lost)
        service.feed([], then: lost)
        service.feed([Self.event(Samples.moved)])
        var seen: [String] = []
        await #expect(throws: Stop.self) {
            try await follow(from: .now) { event in
                seen.append(event.id)
                if seen.count == 2 { throw Stop() }
            }
        }
        #expect(seen == ["e1", "e2"])
        #expect(service.requests(WatchEventsRequest.self).map(\.cursor) == ["", "c1", "c1"])
    }

    @Test("goes on behind the last heartbeat when there was no event")
    func heartbeat() async {
        service.feed([Self.heartbeat("c0"), Self.heartbeat("c5")], then: lost)
        service.feed([Self.event(Samples.created)])
        await #expect(throws: Stop.self) { try await follow(from: .now) { _ in throw Stop() } }
        #expect(service.requests(WatchEventsRequest.self).map(\.cursor) == ["", "c5"])
    }

    @Test("misses nothing when the feed began before there was any event")
    func emptyFeed() async {
        service.feed([Self.heartbeat("")], then: lost)
        service.feed([Self.event(Samples.created)])
        await #expect(throws: Stop.self) { try await follow(from: .now) { _ in throw Stop() } }
        #expect(service.requests() == [WatchEventsRequest(), WatchEventsRequest(fromStart: true)])
    }

    @Test("repeats an event whose handling did not end")
    func atLeastOnce() async {
        service.feed([Self.heartbeat("c0"), Self.event(Samples.created)])
        await #expect(throws: lost) { try await follow(from: .now) { _ in throw lost } }
        // The handler's own error is not taken for the feed's.
        #expect(service.calls.count == 1)
    }

    @Test("tells of progress and of breaks")
    func notices() async throws {
        service.feed([Self.heartbeat("c0"), Self.event(Samples.created)], then: lost)
        service.feed([Self.event(Samples.moved), Self.event(Samples.answered)])
        var notices: [FeedNotice] = []
        await #expect(throws: Stop.self) {
            try await client.events.follow(clock: clock) {
                notices.append($0)
            } handle: { event in
                if event.id == "e3" { throw Stop() }
            }
        }
        try #require(notices.count == 4)
        #expect(notices[0...1] == [.reached(cursor: "c0"), .reached(cursor: "c1")])
        guard case .interrupted(lost, let delay) = notices[2] else {
            Issue.record("the third notice is \(notices[2])")
            return
        }
        #expect((.milliseconds(50)...Duration.milliseconds(100)).contains(delay))
        #expect(notices[3] == .reached(cursor: "c2"))
    }

    @Test("waits longer after each failure, and gives up when the policy does")
    func policy() async {
        service.feed([Self.heartbeat("c0")], then: lost)
        for _ in 0..<3 { service.feed([], then: lost) }
        var delays: [Duration] = []
        let policy = RetryPolicy(attemptsMax: 4, delayFirst: .seconds(1), delayMax: .seconds(3))
        await #expect(throws: lost) {
            try await client.events.follow(retry: policy, clock: clock) { notice in
                if case .interrupted(_, let delay) = notice { delays.append(delay) }
            } handle: { _ in
            }
        }
        #expect(delays.count == 3)
        #expect(zip(delays, [1.0, 2.0, 3.0]).allSatisfy { (.seconds($1 / 2)...Duration.seconds($1)).contains($0) })
    }

    @Test(
        "ends with an error that waiting does not mend",
        arguments: [StatusCode.unauthenticated, .permissionDenied, .invalidArgument, .unimplemented])
    func otherErrors(code: StatusCode) async {
        let error = RPCError(code: code, message: "m")
        service.feed([Self.heartbeat("c0")], then: error)
        await #expect(throws: error) { try await follow(from: .now) { _ in } }
        #expect(service.calls.count == 1)
    }

    @Test("takes a server for lost that says nothing for 45 s, not even a heartbeat")
    func silence() async {
        let (service, clock) = (service, clock)
        service.feed([Self.heartbeat("c7")])
        service.feed([Self.event(Samples.created)])
        let start = clock.now
        let follower = Task { try await follow(from: .now) { _ in throw Stop() } }
        await service.untilFeedRanDry()
        await clock.endLongSleep()
        await #expect(throws: Stop.self) { try await follower.value }
        #expect(service.requests(WatchEventsRequest.self).map(\.cursor) == ["", "c7"])
        #expect(start.duration(to: clock.now) >= .seconds(45))
    }

    private var client: TicketClient { TicketClient(invoker: service, clock: clock) }

    private func follow(from position: FeedPosition, _ handle: (Event) async throws -> Void) async throws {
        try await client.events.follow(from: position, clock: clock, handle: handle)
    }

    private static func heartbeat(_ cursor: String) -> WatchEventsResponse {
        WatchEventsResponse(kind: .heartbeat(Heartbeat(cursor: cursor)))
    }

    private static func event(_ event: Event) -> WatchEventsResponse { WatchEventsResponse(kind: .event(event)) }
}
