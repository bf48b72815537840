import Testing
import TicketCore
import TicketDesks

@Suite("help-center: requests with an incident behind them")
struct HelpCenterTests {
    private static let desk = DeskTemplates.helpCenter

    private func opened() throws -> Stage {
        var stage = Stage(desk: Self.desk)
        try stage.begin(channel: .mail)
        return stage
    }

    @Test("An agent who asks waits for the customer, who answers and has it worked on again")
    func conversation() throws {
        var stage = try opened()
        try stage.comment("Which version?", as: Cast.alba)
        #expect(stage.ticket?.status.key == "awaiting_customer")
        #expect(stage.ticket?.status.waitingOn == .customer)
        try stage.comment("The last one")
        #expect(stage.ticket?.status.key == "open")
    }

    @Test("Customers close their requests themselves, and reopen them", arguments: ["open", "awaiting_customer"])
    func closesAndReopens(status: String) throws {
        var stage = try Stage.with(status: status, desk: Self.desk)
        try stage.transition(to: "resolved", as: Cast.ana)
        #expect(stage.ticket?.status.key == "resolved")
        #expect(stage.ticket?.state.endings == 1)
        try stage.transition(to: "open", as: Cast.ana)
        #expect(stage.ticket?.status.key == "open")
        #expect(stage.ticket?.state.endTime == nil)
    }

    @Test("A customer's comment on a resolved request reopens it")
    func commentReopens() throws {
        var stage = try Stage.with(status: "resolved", desk: Self.desk)
        try stage.comment("It is back")
        #expect(stage.ticket?.status.key == "open")
    }

    @Test("The incident goes its own way beside the status")
    func incident() throws {
        var stage = try opened()
        #expect(stage.ticket?.state.tracks == ["incident": "awaiting_creation"])
        expectConflict("ILLEGAL_TRACK_MOVE", legal: ["in_progress", "not_required"]) {
            try stage.run(.setTrack(number: 1, track: "incident", state: "completed"), as: Cast.alba)
        }
        try stage.run(.setTrack(number: 1, track: "incident", state: "in_progress"), as: Cast.alba)
        try stage.transition(to: "resolved")
        try stage.run(.setTrack(number: 1, track: "incident", state: "completed"), as: Cast.alba)
        #expect(stage.ticket?.state.tracks == ["incident": "completed"])
        #expect(stage.ticket?.status.key == "resolved")
    }

    @Test(
        "Staff may move the incident as this table says, and customers may not",
        arguments: [
            ("awaiting_creation", ["in_progress", "not_required"]), ("in_progress", ["completed"]),
            ("completed", ["in_progress"]), ("not_required", ["awaiting_creation"]),
        ])
    func incidentMoves(from: String, legal: [String]) throws {
        for to in ["awaiting_creation", "in_progress", "completed", "not_required"] {
            for actor in [Cast.alba, Cast.ines, Cast.ana] {
                var stage = try opened()
                var ticket = try #require(stage.ticket)
                ticket.state.tracks["incident"] = from
                stage = Stage(desk: Self.desk, ticket: ticket)
                let command = Command.setTrack(number: 1, track: "incident", state: to)
                if legal.contains(to), actor != Cast.ana {
                    #expect(try stage.run(command, as: actor).outcome.ticket.state.tracks["incident"] == to)
                } else {
                    expectConflict("ILLEGAL_TRACK_MOVE", legal: actor == Cast.ana ? [] : legal) {
                        try stage.run(command, as: actor)
                    }
                }
            }
        }
    }

    @Test("A track or a state that the desk does not have is a fault of the field")
    func unknown() throws {
        var stage = try opened()
        #expect(
            try violations { try stage.run(.setTrack(number: 1, track: "x", state: "y"), as: Cast.alba) }
                == ["track UNKNOWN_TRACK"])
        #expect(
            try violations { try stage.run(.setTrack(number: 1, track: "incident", state: "y"), as: Cast.alba) }
                == ["state UNKNOWN_STATE"])
    }

    @Test("A requester is told by mail of answers, and that it is resolved, in the desk's words")
    func told() throws {
        var stage = try opened()
        try stage.comment("Which version?", as: Cast.alba)
        try stage.comment("The last one")
        try stage.transition(to: "resolved")
        #expect(stage.world.outbox.map(\.kind) == [.publicUpdate, .systemMessage])
        #expect(stage.world.outbox.allSatisfy { $0.recipient == "ana@example.com" })
        #expect(stage.world.outbox.last?.message == "resolved")
    }

    @Test("The desk takes no ratings")
    func rating() throws {
        var stage = try Stage.with(status: "resolved", desk: Self.desk)
        expectConflict("RATING_NOT_OFFERED") {
            try stage.run(.rate(number: 1, score: 3, comment: ""), as: Cast.ana)
        }
    }
}
