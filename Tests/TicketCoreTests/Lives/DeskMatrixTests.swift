import TestThreads
import Testing
import TicketCore
import TicketDesks

/// The workflow of every built-in desk, role by role and status by status, against tables that are written out here
/// from the desks' descriptions, apart from the engine and the desks' files.
@Suite("Every desk: who may move what where", .onThreadOfItsOwn)
struct DeskMatrixTests {
    /// Who may ask for what: `from: to …`, for staff, and for the requester on an own ticket.
    struct Oracle: Sendable, CustomTestStringConvertible {
        var desk: String
        var statuses: [String]
        var staff: [String: Set<String>]
        var requester: [String: Set<String>] = [:]
        /// What needs somebody to be assigned.
        var assigned: Set<String> = []

        var testDescription: String { desk }
    }

    static let oracles: [Oracle] = [
        Oracle(
            desk: "account-portal", statuses: ["open", "pending", "awaiting_customer", "resolved", "closed"],
            staff: [
                "open": ["pending", "awaiting_customer", "resolved", "closed"],
                "pending": ["open", "awaiting_customer", "resolved", "closed"],
                "awaiting_customer": ["open", "pending", "resolved", "closed"], "resolved": ["open", "closed"],
            ]),
        Oracle(desk: "live-chat", statuses: ["open", "closed"], staff: ["open": ["closed"]]),
        Oracle(
            desk: "help-center", statuses: ["open", "awaiting_customer", "resolved"],
            staff: [
                "open": ["awaiting_customer", "resolved"], "awaiting_customer": ["open", "resolved"],
                "resolved": ["open"],
            ],
            requester: ["open": ["resolved"], "awaiting_customer": ["resolved"], "resolved": ["open"]]),
        Oracle(
            desk: "tiered-desk", statuses: ["sent", "in_progress", "awaiting_customer", "resolved", "closed"],
            staff: [
                "sent": ["in_progress"], "in_progress": ["awaiting_customer", "resolved"],
                "awaiting_customer": ["in_progress", "resolved"], "resolved": ["in_progress", "closed"],
            ]),
        Oracle(
            desk: "zendesk", statuses: ["new", "open", "pending", "on-hold", "solved", "closed"],
            staff: [
                "new": ["open", "pending", "on-hold", "solved"], "open": ["pending", "on-hold", "solved"],
                "pending": ["open", "on-hold", "solved"], "on-hold": ["open", "pending", "solved"],
                "solved": ["open", "pending", "on-hold"],
            ], assigned: ["solved"]),
    ]

    private func desk(_ oracle: Oracle) throws -> Desk {
        try #require(DeskTemplates.all.first { $0.key == oracle.desk })
    }

    @Test("The tables know every desk and every status")
    func complete() throws {
        #expect(Set(Self.oracles.map(\.desk)) == Set(DeskTemplates.all.map(\.key)))
        for oracle in Self.oracles {
            #expect(try desk(oracle).statuses.map(\.key) == oracle.statuses)
        }
    }

    @Test("Each role may make exactly the moves of the table", arguments: oracles)
    func moves(oracle: Oracle) throws {
        let desk = try desk(oracle)
        let actors: [(Actor, [String: Set<String>])] = [
            (Cast.alba, oracle.staff), (Cast.ines, oracle.staff), (Cast.program, oracle.staff),
            (Cast.ana, oracle.requester), (Cast.system, [:]),
        ]
        for (actor, table) in actors {
            for from in oracle.statuses {
                for to in oracle.statuses {
                    let isLegal = table[from]?.contains(to) ?? false
                    let place = "\(actor.person.id): \(from) -> \(to)"
                    try check(desk, from, to, actor, isLegal: isLegal, isAssigned: true, place)
                    let isBlocked = oracle.assigned.contains(to)
                    try check(desk, from, to, actor, isLegal: isLegal && !isBlocked, isAssigned: false, place)
                }
            }
        }
    }

    private func check(
        _ desk: Desk, _ from: String, _ to: String, _ actor: Actor, isLegal: Bool, isAssigned: Bool, _ place: String
    ) throws {
        var stage = try Stage.with(status: from, desk: desk)
        var ticket = try #require(stage.ticket)
        ticket.state.assignee = isAssigned ? Cast.alba.person : nil
        stage = Stage(desk: desk, ticket: ticket)
        do {
            let moved = try stage.transition(to: to, as: actor, reason: "because").outcome.ticket
            #expect(isLegal, "\(place) was made")
            #expect(moved.status.key == to)
        } catch let refusal as Refusal {
            #expect(!isLegal, "\(place): \(refusal)")
            #expect(stage.ticket == ticket, "a refusal changes nothing")
        }
    }

    @Test("A colleague moves nothing, and a stranger finds nothing", arguments: oracles)
    func others(oracle: Oracle) throws {
        let desk = try desk(oracle)
        for to in oracle.statuses {
            var stage = try Stage.with(status: oracle.statuses[0], desk: desk)
            #expect(throws: Refusal.notFound(what: "ticket 1")) { try stage.transition(to: to, as: Cast.chloe) }
        }
    }

    @Test("A refusal names the legal moves, in the order of the buttons", arguments: oracles)
    func legal(oracle: Oracle) throws {
        let desk = try desk(oracle)
        for from in oracle.statuses {
            var stage = try Stage.with(status: from, desk: desk)
            do {
                try stage.transition(to: from)
                Issue.record("\(from) -> \(from) was made")
            } catch Refusal.illegalTransition(_, _, let legal) {
                let expected = (oracle.staff[from] ?? []).subtracting(oracle.assigned)
                #expect(Set(legal) == expected, "\(from)")
                #expect(legal == desk.transitions(from: from, by: .agent).map(\.status.key).filter(expected.contains))
            }
        }
    }

    @Test("Terminal is what nothing leads out of", arguments: oracles)
    func terminal(oracle: Oracle) throws {
        let desk = try desk(oracle)
        for status in desk.statuses { #expect(status.terminal == desk.isTerminal(status.key), "\(status.key)") }
    }
}
