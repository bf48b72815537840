import TTRPC
import Testing
import TicketDesks
import TicketMessages
import TicketService

@Suite("DeskService: trying workflows")
struct DeskWorkflowTests {
    private static let file = DeskTemplates.files["live-chat"] ?? ""

    @Test("Everything that is wrong or odd is told, with line and column, and nothing is kept")
    func validate() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            let fine = try await fixture.desks.validateWorkflow(.init(source: Self.file), options: admin)
            #expect(fine.valid && fine.findings.isEmpty && fine.desk == "live-chat")
            let text = Self.file.replacing("Europe/Madrid", with: "Europe/Nowhere")
                .replacing("    on: [command, timer]", with: "    on: [command]")
            let bad = try await fixture.desks.validateWorkflow(.init(source: text), options: admin)
            #expect(!bad.valid)
            #expect(Set(bad.findings.map(\.code)).isSuperset(of: ["TIMER_WITHOUT_MOVE", "UNKNOWN_ZONE"]))
            let zone = try #require(bad.findings.first { $0.code == "UNKNOWN_ZONE" })
            #expect(zone.line == 20 && zone.column == 9 && zone.path == "hours.zone" && zone.severity == .error)
            let odd = try await fixture.desks.validateWorkflow(
                .init(source: Self.file.replacing("{en: Close, es: Cerrar, ", with: "{en: Close, ")), options: admin)
            #expect(odd.valid)
            #expect(odd.findings.map(\.severity) == [.warning])
            let none = try await fixture.desks.validateWorkflow(.init(source: "{"), options: admin)
            #expect(!none.valid && none.desk.isEmpty && none.findings.map(\.code) == ["NOT_YAML"])
            let missing = await #expect(throws: RPCError.self) {
                try await fixture.desks.getDesk(.init(desk: "live-chat"), options: admin)
            }
            #expect(missing?.code == .notFound)
        }
    }

    @Test("A script is played step by step, at a desk that is there or at a text")
    func simulate() async throws {
        try await ServiceFixture.run { fixture in
            let script = """
                # The customer falls silent.
                requester create chat
                agent move open
                agent comment Hello?
                wait 5m
                requester rate 4
                """
            let admin = try await fixture.asAdmin(language: "es")
            let start = GoogleProtobufTimestamp(seconds: 1_800_000_000)
            let played = try await fixture.desks.simulateWorkflow(
                .init(source: Self.file, script: script, startTime: start), options: admin)
            #expect(played.steps.map(\.line) == [2, 3, 4, 5, 6])
            #expect(played.steps.map(\.status) == ["open", "open", "open", "closed", "closed"])
            #expect(played.steps[1].refusal?.reason == "ILLEGAL_TRANSITION")
            #expect(played.steps[1].refusal?.legal == ["closed"])
            #expect(played.steps[2].timers.map(\.toStatus) == ["closed"])
            #expect(
                played.steps[3].moves == [
                    SimulatedMove(status: "closed", statusLabel: "Ticket cerrado", trigger: .timer)
                ])
            #expect(played.steps[3].time == GoogleProtobufTimestamp(seconds: 1_800_000_300))
            #expect(played.steps[4].refusal == nil)
            try await fixture.installEveryDesk()
            let there = try await fixture.desks.simulateWorkflow(
                .init(desk: "live-chat", script: script, startTime: start), options: admin)
            #expect(there == played)
        }
    }

    @Test("What rules do and what was promised is told with each step, with its times")
    func rules() async throws {
        try await ServiceFixture.run { fixture in
            let played = try await fixture.desks.simulateWorkflow(
                .init(
                    source: DeskTemplates.files["zendesk"] ?? "",
                    script: "requester create\nagent field priority urgent\nwait 24h\nwait 1h",
                    startTime: GoogleProtobufTimestamp(seconds: 1_800_000_000)),
                options: try await fixture.asAdmin())
            #expect(played.steps.map(\.refusal) == [nil, nil, nil, nil])
            #expect(played.steps.map(\.ruleEvents.isEmpty) == [true, true, false, true])
            let promised = try #require(played.steps[1].targets.first { $0.kind == .resolution })
            #expect(promised.dueTime == GoogleProtobufTimestamp(seconds: 1_800_086_400))
            #expect(promised.target == "urgent_resolution" && !promised.breached)
            #expect(played.steps[0].targets.allSatisfy { $0.kind != .resolution })
            #expect(
                played.steps[2].ruleEvents.first
                    == SimulatedRuleEvent(rule: "overdue", kind: "tagged", text: "+overdue"))
            #expect(played.steps[2].ruleEvents.map(\.kind) == ["tagged", "comment_added"])
            #expect(played.steps[2].targets.contains { $0.kind == .resolution && $0.breached })
        }
    }

    @Test("A script that cannot be read is refused with its line; so is no desk, and two")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            func error(_ request: SimulateWorkflowRequest) async -> RPCError? {
                await #expect(throws: RPCError.self) {
                    try await fixture.desks.simulateWorkflow(request, options: admin)
                }
            }
            let unreadable = await error(.init(desk: "account-portal", script: "agent take\nagent dance"))
            #expect(unreadable?.code == .invalidArgument)
            #expect(unreadable?.message.contains("line 2") == true)
            #expect(await error(.init(script: "agent take"))?.code == .invalidArgument)
            #expect(await error(.init(desk: "account-portal", source: Self.file))?.code == .invalidArgument)
            #expect(await error(.init(source: "key: x"))?.code == .invalidArgument)
            #expect(await error(.init(desk: "nowhere"))?.code == .notFound)
        }
    }
}
