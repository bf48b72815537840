import TTRPC
import Testing
import TicketMessages
import TicketService

@Suite("Watching events")
struct WatchEventsTests {
    @Test("begins with the cursor, then gives what happens in order, and resumes behind any event")
    func follows() async throws {
        try await ServiceFixture.run { fixture in
            let seen = try await fixture.events.watchEvents(WatchEventsRequest(), options: .as(.alba)) { stream in
                var iterator = stream.makeAsyncIterator()
                let first = try #require(try await iterator.next())
                guard case .heartbeat(let heartbeat) = first.kind else { throw Unexpected() }
                #expect(!heartbeat.cursor.isEmpty)
                for index in 0..<5 { _ = try await fixture.createTicket("ticket \(index)") }
                return try await Self.events(5, from: &iterator)
            }
            #expect(seen.map(\.revision) == [1, 1, 1, 1, 1])
            #expect(seen.map(\.ticketNumber) == seen.map(\.ticketNumber).sorted())
            for (index, event) in seen.enumerated() where index < 4 {
                let rest = try await fixture.events.watchEvents(
                    WatchEventsRequest(cursor: event.cursor), options: .as(.alba)
                ) { stream in
                    var iterator = stream.makeAsyncIterator()
                    return try await Self.events(4 - index, from: &iterator)
                }
                #expect(rest == Array(seen.dropFirst(index + 1)))
            }
        }
    }

    @Test("from the start of an empty feed gives a cursor from which nothing is missed")
    func emptyFeed() async throws {
        try await ServiceFixture.run { fixture in
            let cursor = try await fixture.events.watchEvents(
                WatchEventsRequest(fromStart: true), options: .as(.alba)
            ) { stream in
                var iterator = stream.makeAsyncIterator()
                guard case .heartbeat(let heartbeat) = try await iterator.next()?.kind else { throw Unexpected() }
                return heartbeat.cursor
            }
            #expect(!cursor.isEmpty)
            let ticket = try await fixture.createTicket()
            let seen = try await fixture.events.watchEvents(WatchEventsRequest(cursor: cursor), options: .as(.alba)) {
                stream in
                var iterator = stream.makeAsyncIterator()
                return try await Self.events(1, from: &iterator)
            }
            #expect(seen.map(\.ticketNumber) == [ticket.number])
        }
    }

    @Test("shows a customer the events of its own and the shared tickets alone")
    func scope() async throws {
        try await ServiceFixture.run { fixture in
            _ = try await fixture.createTicket("secret of globex", as: .chloe)
            _ = try await fixture.createTicket("private to bruno", as: .bruno)
            let shared = try await fixture.createTicket("shared by bruno", shared: true, as: .bruno)
            let own = try await fixture.createTicket("own")
            let seen = try await fixture.events.watchEvents(
                WatchEventsRequest(fromStart: true), options: .as(.ana)
            ) { stream in
                var iterator = stream.makeAsyncIterator()
                return try await Self.events(2, from: &iterator)
            }
            #expect(seen.map(\.ticketNumber) == [shared.number, own.number])
            let listed = try await fixture.events.listEvents(ListEventsRequest(), options: .as(.ana))
            #expect(listed.events == seen)
        }
    }

    @Test("sends a heartbeat when nothing has happened for the interval")
    func heartbeat() async throws {
        try await ServiceFixture.run { fixture in
            try await fixture.events.watchEvents(
                WatchEventsRequest(heartbeatInterval: .init(seconds: 5, nanos: 0)), options: .as(.alba)
            ) { stream in
                var iterator = stream.makeAsyncIterator()
                let first = try await iterator.next()
                await fixture.timer.hasSleeper()
                fixture.timer.advance(by: .seconds(5))
                #expect(try await iterator.next() == first)
            }
        }
    }

    @Test("ends with UNAVAILABLE when the server drains")
    func drains() async throws {
        try await ServiceFixture.run { fixture in
            let error = await #expect(throws: RPCError.self) {
                try await fixture.events.watchEvents(WatchEventsRequest(), options: .as(.alba)) { stream in
                    for try await _ in stream { fixture.drain.drain() }
                }
            }
            #expect(error?.code == .unavailable)
        }
    }

    @Test("from a cursor that nobody gave is refused", arguments: ["x", "!!!!", "AAAA"])
    func badCursor(cursor: String) async throws {
        try await ServiceFixture.run { fixture in
            let error = await #expect(throws: RPCError.self) {
                try await fixture.events.watchEvents(WatchEventsRequest(cursor: cursor), options: .as(.alba)) {
                    stream in
                    for try await _ in stream {}
                }
            }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("past in pages gives each exactly once, whatever the filter leaves out")
    func pages() async throws {
        try await ServiceFixture.run { fixture in
            for index in 0..<9 { _ = try await fixture.createTicket("t\(index)", as: index % 3 == 0 ? .chloe : .ana) }
            var ids: [String] = []
            var request = ListEventsRequest(pageSize: 2)
            repeat {
                let page = try await fixture.events.listEvents(request, options: .as(.chloe))
                ids += page.events.map(\.id)
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(ids.count == 3)
            #expect(Set(ids).count == 3)
        }
    }

    private struct Unexpected: Error {}

    private static func events(
        _ count: Int, from iterator: inout MessageStream<WatchEventsResponse>.AsyncIterator
    ) async throws -> [Event] {
        var events: [Event] = []
        while events.count < count {
            guard let message = try await iterator.next() else { throw Unexpected() }
            if case .event(let event) = message.kind { events.append(event) }
        }
        return events
    }
}
