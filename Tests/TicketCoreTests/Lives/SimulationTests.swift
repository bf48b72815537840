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

    @Test("Timers that lead to each other do not go on without end")
    func pingPong() throws {
        var desk = DeskTemplates.liveChat
        desk.transitions = [("open", "closed"), ("closed", "open")].map { from, to in
            Transition(from: from, to: to, triggers: [.timer], roles: [])
        }
        desk.timers = [("open", "closed"), ("closed", "open")].map { from, to in
            DeskTimer(
                key: from, armedBy: [.entered(status: from)], disarmedBy: [.left(status: from)], seconds: 1, target: to)
        }
        var simulation = DeskSimulation(desk: desk, start: Cast.now)
        _ = simulation.run(.create(by: .requester, channel: .chat))
        let some = simulation.run(.wait(seconds: 3))
        #expect(some.moves.map(\.status.key) == ["closed", "open", "closed"])
        #expect(some.moves.map(\.trigger) == [.timer, .timer, .timer])
        #expect(some.status?.key == "closed")
        let all = simulation.run(.wait(seconds: 100_000))
        guard case .invalid(let violations)? = all.refusal else {
            Issue.record("\(all)")
            return
        }
        #expect(violations.map(\.reason) == ["TOO_MANY_TIMERS"])
        #expect(all.moves.isEmpty)
        #expect(all.time == some.time)
    }

    @Test("A script has its lines, and is bounded")
    func lines() throws {
        let lines = try SimulationScript.lines("# one\n\n  requester   create chat \nwait 5m")
        #expect(lines.map(\.number) == [3, 4])
        #expect(lines.map(\.text) == ["requester create chat", "wait 5m"])
        #expect(throws: SimulationScript.ScriptError.self) {
            try SimulationScript.lines(String(repeating: "wait 1s\n", count: SimulationScript.stepsMax + 1))
        }
        #expect(throws: SimulationScript.ScriptError.self) {
            try SimulationScript.lines(String(repeating: "#", count: SimulationScript.bytesMax + 1))
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
