import Testing
import TicketCore
import TicketDesks

@Suite("Tickets that go to another desk or version")
struct MoveTests {
    /// A ticket at help-center, and zendesk beside it, with a map from the one to the other if asked for.
    private func stage(mapped: Bool) throws -> Stage {
        var desk = DeskTemplates.helpCenter
        if mapped {
            desk.statusMaps = [StatusMap(desk: "zendesk", statuses: ["open": "open", "resolved": "solved"])]
        }
        var stage = Stage(desk: desk)
        stage.world.desks.append(DeskVersion(version: 7, desk: DeskTemplates.zendesk))
        try stage.begin()
        return stage
    }

    @Test("Without a map, or for a status that it does not have, a move is refused")
    func unmapped() throws {
        var without = try stage(mapped: false)
        expectConflict("NO_STATUS_MAP", legal: []) { try without.run(.move(number: 1, desk: "zendesk"), as: Cast.alba) }
        var with = try stage(mapped: true)
        try with.transition(to: "awaiting_customer")
        expectConflict("STATUS_NOT_MAPPED") { try with.run(.move(number: 1, desk: "zendesk"), as: Cast.alba) }
        #expect(try violations { try with.run(.move(number: 1, desk: "x"), as: Cast.alba) } == ["desk UNKNOWN_DESK"])
        expectConflict("SAME_DESK") { try with.run(.move(number: 1, desk: "help-center"), as: Cast.alba) }
        #expect(throws: Refusal.forbidden(.moveTicket)) {
            try with.run(.move(number: 1, desk: "zendesk"), as: Cast.ana)
        }
    }

    @Test("With a map the ticket lives at the other desk, under its newest version, and has what is there")
    func mapped() throws {
        var stage = try stage(mapped: true)
        try stage.transition(to: "resolved")
        try stage.run(.move(number: 1, desk: "zendesk"), as: Cast.alba)
        let ticket = try #require(stage.ticket)
        #expect(ticket.desk == "zendesk")
        #expect(ticket.deskVersion == 7)
        #expect(ticket.status.key == "solved")
        #expect(ticket.issueType == "question")
        #expect(ticket.state.tracks == [:])
        #expect(ticket.state.timers.map(\.key) == ["close_solved"], "the other desk's timers run")
        try stage.wait(seconds: 4 * 86_400)
        #expect(stage.ticket?.status.key == "closed")
    }

    @Test("A ticket keeps its version until it is migrated on purpose")
    func migration() throws {
        var stage = try stage(mapped: false)
        expectConflict("NEWEST_VERSION") { try stage.run(.migrate(number: 1, statuses: [:]), as: Cast.alba) }
        var newer = DeskTemplates.helpCenter
        newer.statuses[0].key = "received"
        newer.initialStatus = "received"
        newer.transitions = newer.transitions.map { move in
            var move = move
            if move.from == "open" { move.from = "received" }
            if move.to == "open" { move.to = "received" }
            return move
        }
        #expect(newer.problems() == [])
        stage.world.desks.append(DeskVersion(version: 4, desk: newer))
        try stage.transition(to: "awaiting_customer")
        try stage.transition(to: "open")
        expectConflict("STATUS_NOT_MAPPED") { try stage.run(.migrate(number: 1, statuses: [:]), as: Cast.alba) }
        try stage.run(.migrate(number: 1, statuses: ["open": "received"]), as: Cast.alba)
        #expect(stage.ticket?.deskVersion == 4)
        #expect(stage.ticket?.status.key == "received")
        #expect(stage.ticket?.state.tracks == ["incident": "awaiting_creation"])
    }

    @Test("The preview of a migration says what goes where, and what cannot go")
    func preview() {
        var newer = DeskTemplates.helpCenter
        newer.statuses[0].key = "received"
        let preview = MigrationPreview(from: DeskTemplates.helpCenter, to: newer, statuses: ["resolved": "received"])
        #expect(
            preview.moves == [
                .init(from: "open", to: nil), .init(from: "awaiting_customer", to: "awaiting_customer"),
                .init(from: "resolved", to: "received"),
            ])
        #expect(!preview.isComplete)
        #expect(MigrationPreview(from: newer, to: newer, statuses: [:]).isComplete)
    }
}
