import ProtobufC
import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@Suite("ticket watch")
struct WatchTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }
    private let lost = RPCError(code: .unavailable, message: "the connection was lost")

    @Test("writes one line for each event and says how to go on")
    func table() async {
        service.feed(Self.feed([Samples.created, Samples.moved, Samples.answered]))
        #expect(await terminal.run("ticket", "watch", "#100001", "--from-start", "--limit", "3") == 0)
        #expect(
            terminal.output == """
                TIME                  TICKET      REV   WHO               WHAT
                2026-11-21T21:24:15Z  #100001     1     Ana               created: No puedo entrar 🔑
                2026-11-21T21:24:15Z  #100001     2     Ana               open -> pending
                2026-11-21T21:24:15Z  #100001     3     Ana               comment 2: Sí,\\npero nada.

                """)
        #expect(terminal.notes == ["resume with --cursor c3"])
        #expect(
            service.requests() == [
                WatchEventsRequest(fromStart: true, filter: EventFilter(ticketNumbers: [100_001]))
            ])
    }

    @Test("says what was changed, and by what")
    func kinds() async {
        let change = FieldChange(field: "subject", oldValue: "a", newValue: "b")
        let reply = TicketTransitioned(fromStatus: "open", toStatus: "awaiting_customer", trigger: .agentReply)
        service.feed(
            Self.feed([
                Samples.event(4, .updated(TicketUpdated(changes: [change]))), Samples.event(5, .transitioned(reply)),
                Event(cursor: "c6", ticketNumber: 1, revision: 6),
            ]))
        await terminal.run("ticket", "watch", "--limit", "3")
        let output = terminal.output
        #expect(output.contains("  updated: subject \"a\" -> \"b\"\n"))
        #expect(output.contains("  open -> awaiting_customer by the agent's reply\n"))
        #expect(output.contains("  something that this version of ticketctl does not know\n"))
    }

    @Test("writes events with their cursors as json and jsonl", arguments: ["json", "jsonl"])
    func json(format: String) async {
        service.feed(Self.feed([Samples.moved]))
        #expect(await terminal.run("ticket", "watch", "-o", format, "--limit", "1") == 0)
        #expect(terminal.output == Samples.moved.json() + "\n")
        #expect(terminal.notes.isEmpty)
    }

    @Test("goes on behind the last event after a lost connection, and tells of it")
    func resumes() async {
        service.feed(Self.feed([Samples.created]), then: lost)
        service.feed([], then: lost)
        service.feed(Self.feed([Samples.moved]))
        #expect(await terminal.run("ticket", "watch", "--from-start", "--limit", "2", "-o", "id") == 0)
        #expect(terminal.output == "100001\n100001\n")
        #expect(
            service.requests() == [
                WatchEventsRequest(fromStart: true), WatchEventsRequest(cursor: "c1"), WatchEventsRequest(cursor: "c1"),
            ])
        #expect(
            terminal.notes == [
                "interrupted, going on as soon as the server is back: UNAVAILABLE: the connection was lost",
                "resume with --cursor c2",
            ])
    }

    @Test("that cannot begin fails at once")
    func cannotBegin() async {
        service.feed([], then: lost)
        #expect(await terminal.run("ticket", "watch", "--cursor", "c1") == 78)
        #expect(service.calls.count == 1)
        #expect(terminal.output == "")
        let notes = terminal.notes
        #expect(notes.first == "error: UNAVAILABLE: the connection was lost")
        #expect(notes.contains { $0.hasPrefix("resume") } == false)
    }

    @Test("ends with 130 when it is interrupted, and still says how to go on")
    func interrupted() async {
        let terminal = terminal
        service.feed([WatchEventsResponse(kind: .heartbeat(Heartbeat(cursor: "c9")))])
        let watch = Task { await terminal.run("ticket", "watch") }
        await service.untilFeedRanDry()
        watch.cancel()
        #expect(await watch.value == 130)
        #expect(terminal.notes == ["resume with --cursor c9"])
    }

    @Test("has no deadline of its own")
    func noDeadline() async {
        service.feed(Self.feed([Samples.moved]))
        await terminal.run("ticket", "watch", "--limit", "1", "--timeout", "1")
        #expect(service.calls.map(\.options.timeout) == [nil])
    }

    @Test("ends quietly when its reader has gone")
    func readerGone() async {
        service.feed(Self.feed([Samples.created, Samples.moved]))
        terminal.endOutput(afterWrites: 1)
        #expect(await terminal.run("ticket", "watch", "-o", "jsonl") == 141)
        #expect(terminal.output == Samples.created.json() + "\n")
        #expect(terminal.notes.isEmpty)
    }

    /// A feed as the service sends it: first a heartbeat, then the events.
    private static func feed(_ events: [Event]) -> [WatchEventsResponse] {
        [WatchEventsResponse(kind: .heartbeat(Heartbeat()))] + events.map { WatchEventsResponse(kind: .event($0)) }
    }
}
