import Testing
import TicketCore

/// The workflow of account-portal against a table that is written out here, apart from the desk's file.
@Suite("account-portal: who may move what where")
struct AccountPortalMovesTests {
    private static let statuses = ["open", "pending", "awaiting_customer", "resolved", "closed"]

    /// What agents, admins, and programs that act as agents may do by command. Everything else is refused to them,
    /// and everything is to customers.
    /// In the order of the buttons.
    private static let moves: [String: [String]] = [
        "open": ["pending", "awaiting_customer", "resolved", "closed"],
        "pending": ["awaiting_customer", "resolved", "open", "closed"],
        "awaiting_customer": ["resolved", "open", "pending", "closed"],
        "resolved": ["open", "closed"],
        "closed": [],
    ]

    private static let staff = [Cast.alba, Cast.ines, Cast.program]
    private static let customers = [Cast.ana, Cast.bruno]

    @Test("Staff may make exactly the moves of the table", arguments: statuses, statuses)
    func staffMoves(from: String, to: String) throws {
        let legal = try #require(Self.moves[from])
        for actor in Self.staff {
            var stage = try Stage.with(status: from)
            guard legal.contains(to) else {
                let refusal = Refusal.illegalTransition(
                    from: from, to: to, legal: legal)
                #expect(throws: refusal) { try stage.transition(to: to, as: actor) }
                continue
            }
            let decision = try stage.transition(to: to, as: actor)
            let target = try #require(Cast.desk.status(to))
            #expect(decision.outcome.ticket.status == target.reference)
            #expect(
                decision.events.map(\.change)
                    == [.transitioned(from: from, to: target.reference, trigger: .command)])
        }
    }

    @Test("A customer may move nothing by command", arguments: statuses, statuses)
    func customerMoves(from: String, to: String) throws {
        var own = try Stage.with(status: from)
        #expect(throws: Refusal.illegalTransition(from: from, to: to, legal: [])) {
            try own.transition(to: to, as: Cast.ana)
        }
        var colleagues = try Stage.with(status: from, shared: true)
        #expect(throws: Refusal.forbidden(.transitionTicket)) {
            try colleagues.transition(to: to, as: Cast.bruno)
        }
    }

    @Test("The moves that are offered are the moves that are taken", arguments: statuses, Role.allCases)
    func offered(from: String, role: Role) throws {
        let offered = Cast.desk.transitions(from: from, by: role).map(\.status.key)
        let expected = role.isStaff ? Self.moves[from] ?? [] : []
        #expect(offered == expected)
    }

    @Test("A status that the desk does not have is a fault of the field, whoever asks")
    func unknownStatus() throws {
        for actor in [Cast.ana, Cast.alba] {
            var stage = try Stage.with(status: "open")
            let refused = try violations { try stage.transition(to: "solved", as: actor) }
            #expect(refused == ["status UNKNOWN_STATUS"])
        }
    }

    @Test("Nothing leads out of closed, and out of nothing else", arguments: statuses)
    func terminal(status: String) {
        #expect(Cast.desk.isTerminal(status) == (status == "closed"))
    }
}
