import Testing
import TicketCore
import TicketDesks

@Suite("Simulating a desk")
struct SimulationTests {
    private func run(_ desk: Desk, _ script: String) throws -> [SimulationResult] {
        var simulation = DeskSimulation(desk: desk, start: Cast.now)
        return simulation.run(try SimulationScript.steps(script))
    }

    @Test("A chat that nobody answers closes by itself, and may then be rated once")
    func liveChat() throws {
        let results = try run(
            DeskTemplates.liveChat,
            """
            # A customer who went away.
            requester create chat
            agent comment Is it switched on?

            wait 4m
            wait 1m
            requester rate 4
            requester rate 5
            """)
        #expect(results.map { $0.statuses.map(\.key) } == [["open"], [], [], ["closed"], [], []])
        #expect(results.map(\.timers.count) == [0, 1, 1, 0, 0, 0])
        #expect(results.map { $0.refusal == nil } == [true, true, true, true, true, false])
        #expect(results[3].time.microsecondsSinceEpoch == Cast.now.microsecondsSinceEpoch + 300_000_000)
    }

    @Test("A ticket of two tiers is converted, taken, escalated, resolved and closed")
    func tieredDesk() throws {
        let results = try run(
            DeskTemplates.tieredDesk,
            """
            requester create chat
            agent create mail
            agent take
            agent escalate tier2 odd behaviour
            agent move resolved
            wait 3d
            """)
        #expect(
            results.map { $0.statuses.map(\.key) } == [[], ["sent"], ["in_progress"], [], ["resolved"], ["closed"]])
        #expect(results[0].refusal != nil)
        #expect(results[4].notifications.map(\.message) == ["resolved"])
    }

    @Test("A reply to what is closed goes on with the follow-up")
    func zendesk() throws {
        let results = try run(
            DeskTemplates.zendesk,
            """
            requester create
            agent move solved
            agent take
            agent move solved
            wait 4d
            requester comment Again
            agent take
            """)
        #expect(
            results.map { $0.statuses.map(\.key) } == [
                ["new"], [], ["open"], ["solved"], ["closed"], ["new"], ["open"],
            ])
        guard case .conflict("ASSIGNEE_REQUIRED", _, _)? = results[1].refusal else {
            Issue.record("\(String(describing: results[1].refusal))")
            return
        }
    }

    @Test("The incident's states are told")
    func tracks() throws {
        let results = try run(
            DeskTemplates.helpCenter, "requester create app\nagent track incident in_progress\nagent note Well")
        #expect(
            results.map(\.tracks) == [["incident": "awaiting_creation"]]
                + Array(repeating: ["incident": "in_progress"], count: 2))
    }

    @Test(
        "A line that cannot be read is named",
        arguments: [
            ("wait", 1), ("\nwait long", 2), ("boss comment", 1), ("agent", 1), ("agent dance", 1),
            ("requester create fax", 1), ("# fine\nrequester rate five", 2),
        ])
    func unreadable(script: String, line: Int) {
        do {
            _ = try SimulationScript.steps(script)
            Issue.record("it was read")
        } catch {
            #expect(error.line == line)
            #expect(error.description.hasPrefix("line \(line): "))
        }
    }

    @Test("Waiting longer than time goes is refused, and changes nothing")
    func endless() throws {
        var simulation = DeskSimulation(desk: DeskTemplates.liveChat, start: Cast.now)
        let result = simulation.run(.wait(seconds: .max))
        #expect(result.refusal != nil)
        #expect(result.time == Cast.now)
    }
}
